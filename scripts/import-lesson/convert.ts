/**
 * Owns making of a TutorialKit lesson what a lesson here begins with. What only its author can write (what the checks judge,
 * hints, mistakes) is left out rather than made up, so that the authoring tools ask for it. Pure.
 */
import { stringify } from 'yaml';
import { readFrontMatter } from '../authoring/front-matter.ts';
import { valueAt } from '../authoring/issues.ts';
import type { NewLesson } from '../new-lesson/skeleton.ts';
import { importFiles } from './files.ts';
import { importProse } from './prose.ts';

export interface TutorialKitLesson {
  /** The text of content.md or content.mdx. */
  readonly content: string;
  readonly isMdx: boolean;
  /** What lies in `_files`, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** What lies in `_solution`, by path. */
  readonly solution: Readonly<Record<string, string>>;
}

export type Converted =
  | { readonly kind: 'refused'; readonly why: string }
  | {
      readonly kind: 'converted';
      readonly title: string;
      /** The lesson's files by their paths in its folder. */
      files(lesson: NewLesson): Record<string, string>;
      /** What was left out or changed, each as a sentence. */
      readonly notes: readonly string[];
    };

/** Fields that have no counterpart, and what stands in their place. */
const LEFT: Readonly<Record<string, string>> = {
  template: 'the app is always Stagedoor',
  mainCommand: 'the lab starts the app by itself',
  prepareCommands: 'the lab prepares the app by itself',
  terminal: 'the dock has a server log, and a shell where the runtime allows one',
  editor: 'which files can be edited is said by `editable`, `newFiles` and `removable`',
  filesystem: 'the lab watches the app’s files by itself',
  autoReload: 'the app is reloaded where it has to be',
  scope: 'which files have a tab is said by `files`',
  hideRoot: 'which files have a tab is said by `files`',
  i18n: 'a language is a catalogue of texts (docs/texts.md)',
  slug: 'the id is the folder’s name; give it with --id',
  custom: 'nothing reads it',
  editPageLink: 'the page has no such link',
  openInStackBlitz: 'the page has no such link',
  downloadAsZip: 'each lesson has its zip',
};
/** Fields that are read. */
const READ = ['type', 'title', 'focus', 'meta', 'previews'];

const WORDS_A_MINUTE = 150;
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The path that the first preview opens, if it says one. */
const pageOf = (previews: unknown): string | undefined => {
  const [first]: unknown[] = Array.isArray(previews) ? previews : [];
  const path = Array.isArray(first) ? first[2] : valueAt(first, ['pathname']);
  return typeof path === 'string' && path.startsWith('/') ? path : undefined;
};

/** @param template Paths of the files of `sandbox-template/`. */
export function convertLesson(lesson: TutorialKitLesson, template: readonly string[]): Converted {
  const refused = (why: string): Converted => ({ kind: 'refused', why });
  const read = readFrontMatter(lesson.content);
  if (read.kind === 'none') return refused('It has no front matter between two lines of "---".');
  if (read.kind === 'bad') {
    const [problem] = read.problems;
    return refused(`Its front matter is not YAML in line ${problem?.line}: ${problem?.came}`);
  }
  const { data, body } = read.front;
  const type = textOf(valueAt(data, ['type'])) || 'lesson';
  if (type !== 'lesson')
    return refused(`It is a ${type} and not a lesson; give the folder of one of its lessons.`);
  const title = textOf(valueAt(data, ['title']));
  const { starter, solution, notes: fileNotes } = importFiles(lesson, template);
  const prose = importProse({ ...lesson, body });

  const own = [...new Set([...Object.keys(starter), ...Object.keys(solution)])].sort();
  const wanted = textOf(valueAt(data, ['focus'])).replace(/^\//, '');
  const focus = [wanted, wanted.replace(/^src\//, '')].find((path) => own.includes(path)) ?? own[0];
  const description = textOf(valueAt(data, ['meta', 'description']));
  const page = pageOf(valueAt(data, ['previews']));
  const words = prose.text.split(/\s+/).length;
  const fields = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  const notes = [
    ...fields
      .filter((field) => !READ.includes(field))
      .map(
        (field) => `\`${field}\` of the front matter is left out: ${LEFT[field] ?? 'nothing here reads it'}.`,
      ),
    'What meta.md files of the part, chapter and tutorial hand down was not read.',
    ...(wanted && focus !== wanted
      ? [`\`focus\` is ${focus ?? 'missing'}, since there is no ${wanted}.`]
      : []),
    ...fileNotes,
    ...prose.notes,
  ];
  return {
    kind: 'converted',
    title,
    notes,
    files: ({ code, title: called }) => {
      const front = {
        code,
        title: called,
        ...(description.length >= 20 && { summary: description }),
        minutes: Math.min(60, Math.max(3, Math.round(words / WORDS_A_MINUTE))),
        ...(focus !== undefined && { focus, files: own }),
        ...(page !== undefined && { page }),
      };
      const layer = (name: string, files: Readonly<Record<string, string>>): [string, string][] =>
        Object.entries(files).map(([path, text]) => [`${name}/${path}`, text]);
      return {
        'lesson.mdx': `---\n${stringify(front, { lineWidth: 0 })}---\n\n${prose.text}\n`,
        ...Object.fromEntries([...layer('starter', starter), ...layer('solution', solution)]),
      };
    },
  };
}
