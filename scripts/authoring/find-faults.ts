/**
 * Owns finding everything that is wrong in the folders of a course, before anything is built or run. Pure: texts come in,
 * faults go out. What only running the checks can tell is the proof's (scripts/verify).
 */
import type * as z from 'zod';
import type { Fault } from '../../site/lib/course/fault.ts';
import { lessonFrontMatter, partFrontMatter } from '../../site/lib/course/lesson.ts';
import { checksFaults, readChecksFile } from './checks-file.ts';
import { componentFaults } from './components.ts';
import type { LessonTexts, PartTexts } from './course.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { type FieldFault, fieldFaults, fieldName } from './issues.ts';
import { appPath, fileFaults, namedFileFaults } from './lesson-files.ts';
import { idleChecks, nameFaults } from './lesson-names.ts';
import { anchorsOf, fileNameFaults, type LinkFault, linkFaults, type Pages } from './links.ts';
import { idleQuizFaults, shownQuizFaults } from './quizzes.ts';

interface Read {
  readonly front: FrontMatter | null;
  readonly faults: readonly Fault[];
}

const atField =
  (file: string, front: FrontMatter, blocks: boolean) =>
  (fault: FieldFault): Fault => {
    const { path, came, expected, todo } = fault;
    return {
      file,
      line: front.lineOf(path),
      field: fieldName(path) || 'front matter',
      came,
      expected,
      todo,
      blocks,
    };
  };

const readMdx = (file: string, mdx: string, schema: z.ZodType): Read => {
  const read = readFrontMatter(mdx);
  if (read.kind === 'read') {
    const { front } = read;
    return { front, faults: fieldFaults(schema, front.data).map(atField(file, front, true)) };
  }
  const about = { file, field: 'front matter', blocks: true };
  if (read.kind === 'none') {
    const expected = 'YAML between two lines of "---" at the top of the file';
    const todo = 'Begin with that of another lesson or part, and change it.';
    return { front: null, faults: [{ ...about, line: 1, came: 'none', expected, todo }] };
  }
  return {
    front: null,
    faults: read.problems.map((problem) => ({ ...about, ...problem })),
  };
};

const lessonFaults = (
  lesson: LessonTexts,
  front: FrontMatter | null,
  template: readonly string[],
): Fault[] => {
  const file = `${lesson.folder}/lesson.mdx`;
  const text = lesson.files['checks.ts'];
  const checks = text === undefined ? null : readChecksFile(text);
  const checksFile = `${lesson.folder}/checks.ts`;
  const faults = [...fileFaults(lesson), ...(checks ? checksFaults(checksFile, checks) : [])];
  if (!front) return faults;
  const readable = checks && checks.errors.length === 0 ? checks : null;
  const idle = readable ? idleChecks(front.data, readable) : [];
  return [
    ...faults,
    ...nameFaults(front.data, lesson.files, readable).map(atField(file, front, false)),
    ...namedFileFaults(front.data, lesson.files, template).map((fault) =>
      atField(file, front, fault.path[0] === 'editable')(fault),
    ),
    ...idleQuizFaults(front.data, front.body).map(atField(file, front, false)),
    ...idle.map(({ id, line }) => ({
      file: checksFile,
      line,
      field: `check ${id}`,
      came: 'a check that the front matter does not name',
      expected: 'its id in starterFails, or as the caughtBy of a mistake',
      todo: 'Name what fails it: a check that nothing fails proves nothing.',
      blocks: false,
    })),
  ];
};

const twins = (folders: readonly { readonly id: string; readonly folder: string }[]): Fault[] =>
  folders.flatMap(({ id, folder }) => {
    const others = folders.filter((each) => each.id === id && each.folder !== folder);
    const [other] = others;
    if (!other) return [];
    return [
      {
        file: `${folder}/`,
        line: null,
        field: 'the folder’s name',
        came: `the id ${id}, which ${other.folder}/ has too`,
        expected: 'an id of its own: what the folder’s name says after its number',
        todo: 'Rename the newer of the two.',
        blocks: true,
      },
    ];
  });

const partFaults = ({ folder, mdx, lessons }: PartTexts): Read => {
  if (mdx !== null) return readMdx(`${folder}/part.mdx`, mdx, partFrontMatter);
  const expected = `the part’s title, outcomes and incidents, for its ${lessons.length} lessons`;
  const todo = 'Begin with the part.mdx of another part, and change it.';
  return {
    front: null,
    faults: [
      {
        file: `${folder}/part.mdx`,
        line: null,
        field: null,
        came: 'no such file',
        expected,
        todo,
        blocks: true,
      },
    ],
  };
};

const proseFaults = (
  file: string,
  front: FrontMatter | null,
  page: string,
  pages: Pages,
  files: readonly string[],
): Fault[] => {
  const body = front?.body ?? '';
  const told =
    (field: string, blocks: boolean) =>
    ({ target: came, line, expected, todo }: LinkFault): Fault => ({
      file,
      line,
      field,
      came,
      expected,
      todo,
      blocks,
    });
  return [
    ...componentFaults(body).map(told('component', true)),
    ...shownQuizFaults(body, front?.data).map(told('quiz', true)),
    ...linkFaults(body, page, pages, files).map(told('link', false)),
    ...fileNameFaults(body, files).map(told('file in prose', false)),
  ];
};

/** Addresses that are there whatever the course has. */
const FIXED = ['/', '/course/', '/doctor/'];

/** A course as it lies in its folders. */
export interface CourseToRead {
  readonly parts: readonly PartTexts[];
  /** What is wrong with its config, and with the names of its folders. */
  readonly faults: readonly Fault[];
  /** Paths of the files of `sandbox-template/`. */
  readonly template: readonly string[];
  /**
   * Addresses of pages of ours, whether this course has them or not. Lessons of ours link to each other; where a course has
   * only some of them, such a link is shown as plain words.
   */
  readonly leftOut: readonly string[];
}

/** @returns everything that is wrong, in no particular order; nothing if the course can be built and proven. */
export function findFaults({ parts, faults, template, leftOut }: CourseToRead): Fault[] {
  const lessons = parts.flatMap((part) => part.lessons);
  const readParts = parts.map((part) => ({ part, ...partFaults(part) }));
  const readLessons = lessons.map((lesson) => {
    const mdx = lesson.files['lesson.mdx'];
    const none: Read = { front: null, faults: [] };
    const read = mdx === undefined ? none : readMdx(`${lesson.folder}/lesson.mdx`, mdx, lessonFrontMatter);
    return { lesson, ...read };
  });
  const prose = [
    ...readParts.map(({ part, front }) => ({ ...part, page: `/parts/${part.id}/`, name: 'part.mdx', front })),
    ...readLessons.map(({ lesson, front }) => ({
      ...lesson,
      page: `/lessons/${lesson.id}/`,
      name: 'lesson.mdx',
      front,
    })),
  ];
  const pages: Pages = new Map([
    ...FIXED.map((page) => [page, null] as const),
    ...lessons.map(({ id }) => [`/downloads/${id}.zip`, null] as const),
    ...prose.map(({ page, front }) => [page, front && anchorsOf(front.body)] as const),
  ]);
  const toOurs: Pages = new Map([...leftOut.map((page) => [page, null] as const), ...pages]);
  const everyFile = [
    ...template,
    ...lessons.flatMap(({ files }) => Object.keys(files).flatMap((path) => appPath(path) ?? [])),
  ];
  return [
    ...faults,
    ...twins(parts),
    ...twins(lessons),
    ...readParts.flatMap((read) => read.faults),
    ...readLessons.flatMap((read) => [...read.faults, ...lessonFaults(read.lesson, read.front, template)]),
    ...prose.flatMap(({ folder, name, page, front }) =>
      proseFaults(
        `${folder}/${name}`,
        front,
        page,
        folder.startsWith('lessons/') ? toOurs : pages,
        everyFile,
      ),
    ),
  ];
}
