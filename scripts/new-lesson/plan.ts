/** Owns where a new lesson goes in a course: its folder, its number, its short name, and what its author has to add by hand. Pure. */
import { posix } from 'node:path';
import { type CourseConfig, isPath } from '../../site/lib/course/course-config.ts';
import type { PartPlace } from '../course/layout.ts';
import { configSkeleton, lessonSkeleton, type NewLesson, partSkeleton } from './skeleton.ts';

export interface Wanted {
  readonly title: string;
  readonly id: string;
  /** The id of a part, of the course or new. */
  readonly part: string;
  /** Short name within the course; found by itself if not given. */
  readonly code?: string | undefined;
}

export interface Ground {
  /** The course's config; null if there is none yet. */
  readonly config: Pick<CourseConfig, 'parts'> | null;
  /** The course's folder, as its places are told; empty for the project's root. */
  readonly folder: string;
  readonly parts: readonly PartPlace[];
  /** Short names that lessons of the course have. */
  readonly codes: readonly string[];
}

export type Plan =
  | { readonly kind: 'refused'; readonly why: string }
  | {
      readonly kind: 'planned';
      /** The lesson's folder. */
      readonly folder: string;
      /** Files by their whole paths, told as the course's folder is. */
      readonly files: Readonly<Record<string, string>>;
      /** What has to be written into the course's config for the lesson to be in it; null if it is found by itself. */
      readonly toAdd: string | null;
    };

const ID = /^[a-z][a-z0-9-]*$/;

/** "Refund only once" → "refund-only-once". Empty if nothing is left of it. */
export const idFromTitle = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');

const titleFromId = (id: string): string => {
  const words = id.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** A short name that no lesson has: the part's letter with the first free number. */
export const freeCode = (part: string, codes: readonly string[]): string => {
  const letter = part.slice(0, 1).toUpperCase();
  for (let number = 1; ; number++) if (!codes.includes(`${letter}${number}`)) return `${letter}${number}`;
};

const nextNumber = (folders: readonly string[]): number =>
  1 + Math.max(0, ...folders.map((folder) => Number(/^\d+/.exec(posix.basename(folder))?.[0] ?? 0)));

const isInside = (folder: string, path: string): boolean => folder === '' || path.startsWith(`${folder}/`);
const join = (...parts: readonly string[]): string => posix.join(...parts.filter((part) => part !== ''));

/** Where a part's lessons lie, and whether the part has to be made. */
const placePart = ({ config, folder, parts }: Ground, id: string): { folder: string; isNew: boolean } => {
  const there = parts.find((part) => part.id === id);
  if (there && isInside(folder, there.folder)) return { folder: there.folder, isNew: false };
  const collected = config === null ? './lessons' : config.parts;
  // One of ours gets the lesson from a folder of the course's own.
  if (there || typeof collected !== 'string') return { folder: join(folder, id), isNew: !there };
  const inside = join(folder, posix.normalize(collected));
  const number = nextNumber(parts.map((part) => part.folder));
  return { folder: join(inside, `${number}-${id}`), isNew: true };
};

/** What the config lacks for the lesson to be found. */
const lacking = (config: Ground['config'], folder: string, wanted: Wanted, lesson: string, part: string) => {
  if (config === null || typeof config.parts === 'string') return null;
  const path = `./${folder === '' ? lesson : lesson.slice(folder.length + 1)}`;
  const partPath = `./${folder === '' ? part : part.slice(folder.length + 1)}`;
  const isHere = (named: string): boolean =>
    isPath(named) && posix.normalize(named) === posix.normalize(partPath);
  const listed = config.parts.find((each) => each.part === wanted.part || isHere(each.part));
  if (!listed) return `{ part: ${JSON.stringify(partPath)} }`;
  return listed.lessons === undefined && isHere(listed.part) ? null : JSON.stringify(path);
};

/**
 * Plans a lesson: which files to write where. Nothing that is there is ever written over.
 * @param make Gives the lesson's files by their paths in its folder; without it, those of one that proves itself.
 */
export function planLesson(
  wanted: Wanted,
  ground: Ground,
  make: (lesson: NewLesson) => Readonly<Record<string, string>> = lessonSkeleton,
): Plan {
  const { title, id, part } = wanted;
  const refused = (why: string): Plan => ({ kind: 'refused', why });
  if (title.trim().length < 3) return refused('The title needs at least three letters.');
  for (const [what, name] of [
    ['lesson', id],
    ['part', part],
  ] as const)
    if (!ID.test(name))
      return refused(
        `The id of the ${what} should be small letters, digits and hyphens, like own-the-row, not ${JSON.stringify(name)}.`,
      );
  const taken = ground.parts.flatMap(({ lessons }) => lessons).find((lesson) => lesson.id === id);
  if (taken) return refused(`There is a lesson ${id} already, in ${taken.folder}/.`);
  const code = wanted.code ?? freeCode(part, ground.codes);
  if (!/^[A-Z]\d+$/.test(code))
    return refused(
      `The code should be a capital letter with a number, like S4, not ${JSON.stringify(code)}.`,
    );
  if (ground.codes.includes(code)) return refused(`Another lesson is called ${code} already.`);

  const place = placePart(ground, part);
  const siblings = ground.parts
    .flatMap(({ lessons }) => lessons)
    .map((lesson) => lesson.folder)
    .filter((folder) => posix.dirname(folder) === place.folder);
  const folder = join(place.folder, `${String(nextNumber(siblings)).padStart(2, '0')}-${id}`);
  const lesson = Object.entries(make({ title: title.trim(), code })).map(
    ([path, text]) => [`${folder}/${path}`, text] as const,
  );
  const files = {
    ...(ground.config === null
      ? { [join(ground.folder, 'course.config.ts')]: configSkeleton('A course of ours') }
      : {}),
    ...(place.isNew ? { [`${place.folder}/part.mdx`]: partSkeleton(titleFromId(part)) } : {}),
    ...Object.fromEntries(lesson),
  };
  return {
    kind: 'planned',
    folder,
    files,
    toAdd: lacking(ground.config, ground.folder, wanted, folder, place.folder),
  };
}
