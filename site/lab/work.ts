/**
 * Owns what can be worked on in the lab: a lesson is one kind, a playground the other. The workbench knows only this, so
 * whatever differs between kinds is said here and nowhere else.
 */
import { atom, type ReadableAtom } from 'nanostores';
import * as checkTexts from '#texts/checks.ts';
import * as editorTexts from '#texts/editor.ts';
import type { Check } from '../lib/checks/check.ts';
import { type CheckRun, type RunOptions, runChecks } from '../lib/checks/runner.ts';
import type { LessonFrontMatter } from '../lib/course/lesson.ts';
import { notePassed } from '../lib/progress/progress.ts';
import type { Person } from '../lib/sandbox/sandbox.ts';
import type { Edits } from '../lib/workspace/edits.ts';
import { siteHref } from './site-href.ts';

export interface NextLesson {
  readonly href: string;
  readonly code: string;
  readonly title: string;
}

/** Checks, wherever they come from and run. */
export interface CheckSource {
  /** As far as they are known before a run. */
  readonly list: ReadableAtom<readonly Pick<Check, 'id' | 'title'>[]>;
  /** Why there is nothing to run, in a sentence; null if there is. */
  readonly whyNone: ReadableAtom<string | null>;
  run(options: Omit<RunOptions, 'checks'>): Promise<CheckRun>;
  /** Writes the first one, to be changed, and gives its file; null where checks are not for the person to write. */
  readonly write: (() => string) | null;
}

export interface WorkWords {
  /** What it is, in a sentence: "the lesson own-the-row". */
  readonly what: string;
  /** In a list of versions. */
  readonly began: string;
  /** In a sentence. */
  readonly beginning: string;
  readonly changed: string;
  /** Of a check that could not be finished, with its message. */
  unfinished(message: string): string;
  /** Said aloud when all checks hold, after how many did. */
  passed(text: string): string;
}

export interface Work {
  /** Under this everything about it is kept in this browser. */
  readonly id: string;
  /** Files that always have a tab, in order. */
  readonly files: readonly string[];
  /** The file that is opened first. */
  readonly focus: string;
  /** The path of the app that the preview opens. */
  readonly page: string;
  /** Whose view it opens. */
  readonly person: Person;
  readonly checks: CheckSource;
  /** Explanations of the known mistakes that a check catches. */
  reasons(check: string): readonly string[];
  /** A text stands beside it, on the page. */
  readonly hasProse: boolean;
  /** Where passing leads; null where there is nothing to pass. */
  readonly course: { readonly next: NextLesson | null } | null;
  /** Its files are brought in by the person who works on it, too. */
  readonly takesUploads: boolean;
  /** Where it is to be had as a folder, for a visitor without a runtime; null for nowhere. */
  readonly download: string | null;
  readonly words: WorkWords;
  /** Every check passed. */
  notePass(checks: readonly string[], edits: Edits): void;
}

/** Checks that are there from the beginning and run in this page. */
const givenChecks = (checks: readonly Check[]): CheckSource => ({
  list: atom(checks),
  whyNone: atom(null),
  run: (options) => runChecks({ ...options, checks }),
  write: null,
});

export function lessonWork(
  lesson: string,
  front: LessonFrontMatter,
  checks: readonly Check[],
  next: NextLesson | null,
): Work {
  const { files, focus, page, person, mistakes } = front;
  return {
    id: lesson,
    files: files.includes(focus) ? files : [focus, ...files],
    focus,
    page,
    person,
    checks: givenChecks(checks),
    reasons: (check) =>
      Object.values(mistakes)
        .filter(({ caughtBy }) => caughtBy === check)
        .map(({ explanation }) => explanation),
    hasProse: true,
    course: { next },
    takesUploads: false,
    download: siteHref(`/downloads/${lesson}.zip`),
    words: {
      what: editorTexts.theLesson(lesson),
      began: editorTexts.howTheLessonBegan,
      beginning: editorTexts.theLessonsBeginning,
      changed: editorTexts.lessonHasChanged,
      unfinished: checkTexts.couldNotFinish,
      passed: checkTexts.andLessonIsPassed,
    },
    notePass: (ids, edits) => notePassed(lesson, ids, edits),
  };
}
