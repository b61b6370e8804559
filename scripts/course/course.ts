/** Owns the course that a command works on: ours, or the one in the folder that --course names. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { CourseConfig, CourseOnSite } from '../../site/lib/course/course-config.ts';
import type { Fault } from '../../site/lib/course/fault.ts';
import { themeStyles } from '../../site/lib/course/theme.ts';
import { distFolder, root } from '../site/paths.ts';
import { type ContentSource, contentSources, type Ground, type Layout, layOut } from './layout.ts';
import { lessonHash } from './lesson-hash.ts';
import { CONFIG_FILE, loadConfig } from './load-config.ts';

export interface Course {
  /** Its folder on this machine, without a slash at its end. */
  readonly folder: string;
  /** Whether it is the one of this project. */
  readonly isOurs: boolean;
  readonly config: CourseConfig;
  /** What is wrong with its config; then it has no parts. */
  readonly faults: readonly Fault[];
}

/** The variable by which Astro is told of the course. */
export const COURSE_VARIABLE = 'LAB_COURSE';

const slashed = (path: string): string => path.split(sep).join('/');
const projectFolder = resolve(root);

/** A path as faults tell it: from the project's root if it lies there, else the whole of it. */
export const shownPath = (path: string): string => {
  const inside = relative(projectFolder, path);
  const isInside = inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  return slashed(isInside ? inside : path);
};

/** The path on this machine of a folder or file that is told like that. */
export const diskPath = (shown: string): string => resolve(projectFolder, shown);

const NOTHING: CourseConfig = { title: 'A course', tagline: '', parts: [], theme: {} };

/**
 * The folder of a course on this machine.
 * @param given A path from where the command was started; our own course's folder without it.
 */
export const courseFolder = (given?: string): string =>
  // npm starts scripts in the project's folder, and says here where its user was.
  given === undefined ? projectFolder : resolve(process.env.INIT_CWD ?? process.cwd(), given);

/**
 * Opens a course.
 * @param given As {@link courseFolder} takes it. A course whose config is wrong is opened with its faults.
 */
export async function openCourse(given?: string): Promise<Course> {
  const folder = courseFolder(given);
  const path = join(folder, CONFIG_FILE);
  const tokens = readFileSync(join(root, 'site/styles/tokens.css'), 'utf8');
  const loaded = await loadConfig({ path, shown: shownPath(path), tokens });
  const isOurs = folder === projectFolder;
  return loaded.kind === 'read'
    ? { folder, isOurs, config: loaded.config, faults: [] }
    : { folder, isOurs, config: NOTHING, faults: loaded.faults };
}

const keptFor = (what: string, folder: string): string => {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return join(root, 'node_modules/.cache/server-actions-lab', what, name);
};

/** Where this machine's own commands build a course's site: ours in dist/, each other one in a folder of its own. */
export const siteFolderOf = ({ isOurs, folder }: Pick<Course, 'isOurs' | 'folder'>): string =>
  isOurs ? distFolder : keptFor('courses', folder);

/** Where Astro keeps what it has read of a course, so that two of them do not take each other's place. */
export const astroCacheOf = ({ isOurs, folder }: Pick<Course, 'isOurs' | 'folder'>): string =>
  isOurs ? join(root, 'node_modules/.astro') : keptFor('astro', folder);

/** The course that Astro was told of. */
export const courseOfAstro = (): Promise<Course> => openCourse(process.env[COURSE_VARIABLE]);

/** Names of the folders in a folder; null if there is no such folder. What begins with a dot is nobody's lesson. */
const foldersIn = (shown: string): string[] | null => {
  try {
    return readdirSync(diskPath(shown), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map(({ name }) => name)
      .sort();
  } catch {
    return null;
  }
};

const groundOf = ({ folder }: Course): Ground => ({
  folder: shownPath(folder),
  ours: 'lessons',
  configFile: shownPath(join(folder, CONFIG_FILE)),
  foldersIn,
});

/** The course's parts and lessons as they are on disk now. At once: nobody must see half of a change. */
export const layoutOf = (course: Course): Layout => {
  const { parts, faults } = layOut(course.config, groundOf(course));
  return { parts, faults: [...course.faults, ...faults] };
};

export const contentOf = (course: Course): ContentSource[] =>
  contentSources(course.config, groundOf(course), layoutOf(course));

/** The files of a lesson that its hash is made of. */
const judgedFiles = (lesson: string): Record<string, string> => {
  const folder = diskPath(lesson);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => slashed(relative(folder, join(entry.parentPath, entry.name))))
    .filter((path) => path === 'checks.ts' || path.startsWith('starter/'));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
};

/** The hash of each lesson by its id. */
export const lessonHashes = (course: Course): Record<string, string> =>
  Object.fromEntries(
    layoutOf(course)
      .parts.flatMap(({ lessons }) => lessons)
      .map(({ id, folder }) => [id, lessonHash(judgedFiles(folder))]),
  );

/** What the site's pages are told of the course. */
export function courseOnSite(course: Course): CourseOnSite {
  const { title, tagline, intro = null, footer = null, theme } = course.config;
  return {
    title,
    tagline,
    intro,
    footer,
    styles: themeStyles(theme),
    hashes: lessonHashes(course),
    parts: layoutOf(course).parts.map(({ id, number, lessons }) => ({
      id,
      number,
      lessons: lessons.map((lesson) => lesson.id),
    })),
  };
}
