/**
 * Owns making a lesson's folder of a playground: it begins as the playground began, its solution is what was made of it,
 * and its checks are the playground's own. What only a person can write stands there to be written. Pure.
 */
import { type Files, overlayFiles, sameContents } from '../files/files.ts';
import type { Changes, PlaygroundCode } from './code.ts';
import { declaredChecks } from './declared-checks.ts';

export interface LessonParts {
  readonly code: PlaygroundCode;
  /** The app that every lesson overlays. */
  readonly template: Files;
  /** What the playground began from: all of its files. */
  readonly base: Files;
  /** What it began from, in words. */
  readonly began: string;
}

const differing = (from: Files, to: Files): Files =>
  Object.fromEntries(
    Object.entries(to).filter(
      ([path, contents]) => !Object.hasOwn(from, path) || !sameContents(from[path], contents),
    ),
  );
/** Lessons are made of texts. */
const onlyTexts = (files: Changes): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).filter((file): file is [string, string] => typeof file[1] === 'string'),
  );
const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, contents]) => [`${folder}/${path}`, contents]));

/** A name as a folder has it: "own-the-row". */
export const lessonId = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '') || 'my-lesson';

const STUB = `import { check, checks, expect } from '@lab/checks';

export default checks(
  check('first', 'Say here what has to hold', async ({ data }) => {
    expect(await data.all('orders'), 'Write what the check looks at.').toHaveLength(0);
  }),
);
`;

/** JSON is YAML, and nothing in it can end the front matter. */
const field = (name: string, value: unknown): string => `${name}: ${JSON.stringify(value)}`;

/** @returns every file of the folder by its path, all below `01-<name>/`, and what could not be taken. */
export function lessonFolder({ code, template, base, began }: LessonParts): {
  files: Files;
  leftOut: readonly string[];
} {
  const solution = onlyTexts(code.changes);
  const overlay = onlyTexts(differing(template, base));
  // What the app has anyway, but that is to be edited: a lesson needs a file to begin with.
  const touched = onlyTexts(
    Object.fromEntries(Object.entries(base).filter(([path]) => Object.hasOwn(solution, path))),
  );
  const first = Object.fromEntries(Object.entries(onlyTexts(base)).slice(0, 1));
  const begins = overlayFiles(overlay, touched);
  const starter = Object.keys(begins).length > 0 ? begins : first;
  const files = [...new Set([...Object.keys(solution), ...Object.keys(starter)])];
  const checks = code.checks ?? STUB;
  const declared = declaredChecks(checks).map(({ id }) => id);
  const title = code.name.length >= 3 ? code.name : `Lesson ${code.name}`;
  const front = [
    '---',
    field('code', 'X1'),
    field('title', title),
    field('objective', 'Say in one sentence what the learner can do afterwards.'),
    field('summary', 'One or two sentences that make one want to read on.'),
    field('minutes', 10),
    field('focus', files[0] ?? 'app/page.tsx'),
    field('files', files.length > 0 ? files.slice(0, 6) : ['app/page.tsx']),
    field('newFiles', true),
    field('starterFails', declared.length > 0 ? declared : ['first']),
    field('hints', [
      'Ask a question that points to the place.',
      'Say where to look, and at what.',
      'Say what to write.',
    ]),
    field('mistakes', {}),
    '---',
    '',
    `Begun from ${began.replace(/[<>{}]/g, '')} in the playground. Set a scene, show the flaw live, give the task.`,
    '',
  ].join('\n');
  const all = overlayFiles(
    { 'lesson.mdx': front, 'checks.ts': checks },
    below('starter', starter),
    below('solution', Object.keys(solution).length > 0 ? solution : starter),
  );
  const leftOut = Object.entries(code.changes).flatMap(([path, contents]) =>
    typeof contents === 'string' ? [] : [path],
  );
  return { files: below(`01-${lessonId(code.name)}`, all), leftOut };
}
