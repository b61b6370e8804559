/** Owns whether the files of a lesson are there, and lie where the lab can use them. Pure. */

import { didYouMean, nearest } from '../../site/lib/course/did-you-mean.ts';
import type { Fault } from '../../site/lib/course/fault.ts';
import { assertSafePath } from '../../site/lib/files/files.ts';
import { matchesGlob } from '../../site/lib/files/globs.ts';
import type { LessonTexts } from './course.ts';
import { type FieldFault, valueAt } from './issues.ts';

const NEEDED = {
  'lesson.mdx': 'the lesson’s front matter and prose',
  'checks.ts': 'the checks that judge the learner’s code',
  'starter/': 'a folder with the app’s flaw: files laid over the template',
  'solution/': 'a folder with a right solution: files laid over the starter',
} as const;
const LAYERS = ['starter', 'solution'];
const VARIANTS = ['mistakes', 'alternatives'];
const KNOWN = [...Object.keys(NEEDED), ...VARIANTS.map((name) => `${name}/`)];

const topLevel = (files: LessonTexts['files']): Set<string> =>
  new Set(Object.keys(files).map((path) => path.replace(/\/.*$/, '/')));

const missing = ({ folder, files }: LessonTexts): Fault[] => {
  const there = topLevel(files);
  const strangers = [...there].filter((name) => !KNOWN.includes(name));
  const lacking = Object.entries(NEEDED).filter(([name]) => !there.has(name));
  const misspelt = strangers.filter((name) => nearest(name, KNOWN) !== null);
  return [
    ...lacking.map(([name, what]) => ({
      file: `${folder}/`,
      line: null,
      field: name,
      came: 'nothing',
      expected: what,
      todo: `Add ${name} to the lesson’s folder.`,
      blocks: name === 'lesson.mdx' || name === 'checks.ts',
    })),
    ...misspelt.map((name) => ({
      file: `${folder}/`,
      line: null,
      field: name,
      came: `${name}, which nothing reads`,
      expected: `one of ${KNOWN.join(', ')}`,
      todo: didYouMean(name, KNOWN, ''),
      blocks: false,
    })),
  ];
};

/** The path inside the app of a file in starter/, solution/, mistakes/<name>/ or alternatives/<name>/; null if it has none. */
export const appPath = (path: string): string | null => {
  const [layer = '', ...rest] = path.split('/');
  if (LAYERS.includes(layer)) return rest.join('/');
  return VARIANTS.includes(layer) && rest.length > 1 ? rest.slice(1).join('/') : null;
};

const misplaced = ({ folder, files }: LessonTexts): Fault[] =>
  Object.keys(files).flatMap((path): Fault[] => {
    const [layer = '', ...rest] = path.split('/');
    const about = {
      file: `${folder}/${path}`,
      line: null,
      field: 'its path',
      blocks: LAYERS.includes(layer),
    };
    if (VARIANTS.includes(layer) && rest.length === 1) {
      const expected = `a folder in ${layer}/ for each, with files in it`;
      const todo = `Move it into ${layer}/<name>/.`;
      return [{ ...about, came: `a file that lies in ${layer}/ itself`, expected, todo }];
    }
    const inApp = appPath(path);
    if (inApp === null) return [];
    try {
      assertSafePath(inApp);
      return [];
    } catch (error) {
      return [
        {
          ...about,
          came: error instanceof Error ? error.message : inApp,
          expected: 'a path that every operating system can hold',
          todo: 'Rename it.',
        },
      ];
    }
  });

/** Files that are missing, and files that lie wrong. */
export const fileFaults = (lesson: LessonTexts): Fault[] => [...missing(lesson), ...misplaced(lesson)];

const below = (files: LessonTexts['files'], layers: readonly string[]): string[] =>
  Object.keys(files)
    .filter((path) => layers.some((layer) => path.startsWith(`${layer}/`)))
    .map((path) => appPath(path) ?? path);

/** What a learner's editor can hold of the template: not what is binary, and not what decides which packages there are. */
const isText = (path: string): boolean => /\.(tsx?|css)$/.test(path) && !path.startsWith('public/');

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** Files that the front matter names and that are not there. @param template Paths of the template's files. */
export function namedFileFaults(
  data: unknown,
  files: LessonTexts['files'],
  template: readonly string[],
): FieldFault[] {
  const own = below(files, LAYERS);
  const known = [...new Set([...template, ...own])];
  const shown = [
    { path: ['focus'], file: valueAt(data, ['focus']) },
    ...texts(valueAt(data, ['files'])).map((file, index) => ({ path: ['files', index], file })),
  ];
  const unknown = shown.filter(({ file }) => typeof file === 'string' && !known.includes(file));
  const starter = below(files, ['starter']);
  const toEdit = [...starter, ...texts(valueAt(data, ['editable']))];
  return [
    ...unknown.map(({ path, file }) => ({
      path,
      came: String(file),
      expected: 'a file of sandbox-template/, starter/ or solution/',
      todo: didYouMean(String(file), known, 'Mend the path, or add the file.'),
    })),
    ...texts(valueAt(data, ['removable'])).flatMap((glob, index) => {
      if (toEdit.some((file) => matchesGlob(file, glob))) return [];
      const expected = 'a pattern of files in starter/ or under editable';
      const todo = didYouMean(glob, toEdit, 'Mend the pattern, or take it away.');
      return [{ path: ['removable', index], came: glob, expected, todo }];
    }),
    ...texts(valueAt(data, ['editable'])).flatMap((file, index) => {
      const path = ['editable', index];
      if (starter.includes(file)) {
        const expected = 'a file that starter/ does not have; what lies there can be edited anyway';
        const todo = 'Take it out of editable, or delete the copy in starter/.';
        return [{ path, came: file, expected, todo }];
      }
      if (template.includes(file) && isText(file)) return [];
      const expected = 'a .ts, .tsx or .css file of sandbox-template/';
      const todo = didYouMean(file, template.filter(isText), 'Mend the path, or put a file into starter/.');
      return [{ path, came: file, expected, todo }];
    }),
  ];
}
