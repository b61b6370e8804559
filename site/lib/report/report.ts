/** Owns what a report on evidence consists of: of each person and lesson where it stands, and what stops people. Pure. */
import { doesNotCompile } from '#texts/prover.ts';
import type { LessonEvidence } from '../progress/evidence.ts';

export type Standing =
  | 'passed'
  /** Passed, after runs that failed. */
  | 'passed-after'
  | 'failing'
  /** Begun, and no check has said anything of it. Only what is claimed can stand so: whatever is run again is judged. */
  | 'started'
  /** Claimed as passed; running it again says otherwise. */
  | 'not-reproduced'
  | 'refused'
  | 'not-judged'
  | 'not-started';

export interface Grade {
  readonly lesson: string;
  readonly standing: Standing;
  /** Whether the file says that the lesson was passed. */
  readonly claimed: boolean;
  /** Checks that fail now, with what they say; a file holds no words, so for a claim they are empty. */
  readonly failing: readonly { readonly id: string; readonly message: string }[];
  /** How often each check failed on the way, as the file says. */
  readonly stoppedBy: Readonly<Record<string, number>>;
  readonly runs: number;
  readonly passedAt: number | null;
  /** Whether the file comes from another version of the lesson's checks or starter. */
  readonly otherVersion: boolean;
  /** Why it was refused or could not be judged. */
  readonly why: string | null;
  /** How its quizzes were answered, as the file says: nothing of it can be run again. */
  readonly quizzes: LessonEvidence['quizzes'];
}

/** @param quizzes Those that were answered, without anything done to the lesson's code. */
export const NOT_STARTED = (lesson: string, quizzes: Grade['quizzes'] = {}): Grade => ({
  lesson,
  standing: 'not-started',
  claimed: false,
  failing: [],
  stoppedBy: {},
  runs: 0,
  passedAt: null,
  otherVersion: false,
  why: null,
  quizzes,
});

export interface Person {
  /** The name in the file, or else the file's. */
  readonly name: string;
  readonly file: string;
  /** One for each lesson of the course, in its order. */
  readonly grades: readonly Grade[];
}

export interface RefusedFile {
  readonly file: string;
  readonly why: string;
}

export interface LessonInReport {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly part: string;
  /** Titles of its checks by id, with what those who fail one often think. */
  readonly checks: Readonly<
    Record<string, { readonly title: string; readonly misconceptions: readonly string[] }>
  >;
}

export interface GradeReport {
  readonly course: string;
  /** As an ISO date. */
  readonly at: string;
  readonly lessons: readonly LessonInReport[];
  readonly people: readonly Person[];
  readonly refused: readonly RefusedFile[];
  /** What else is to be known of a file, a sentence each: that it names a lesson which the course does not have. */
  readonly remarks: readonly string[];
}

/**
 * A lesson's checks as a report has them.
 * @param titles By the check's id, in order.
 * @param mistakes Of the lesson's front matter.
 */
export const checksInReport = (
  titles: Readonly<Record<string, string>>,
  mistakes: readonly { readonly caughtBy: string; readonly explanation: string }[],
): LessonInReport['checks'] =>
  Object.fromEntries(
    Object.entries(titles).map(([id, title]) => [
      id,
      {
        title,
        misconceptions: mistakes
          .filter(({ caughtBy }) => caughtBy === id)
          .map(({ explanation }) => explanation),
      },
    ]),
  );

/** One check that stops people. */
export interface Obstacle {
  readonly lesson: string;
  readonly check: string;
  readonly failing: readonly string[];
  readonly gotPast: readonly string[];
}

/** What every check says of code that does not compile begins so. */
const NOT_COMPILED = doesNotCompile('').trim();

/** Code that does not compile fails every check, and says nothing of any; neither does a claim that was made up. */
const isHeldUp = ({ standing, failing }: Grade, check: string): boolean =>
  standing === 'failing' &&
  failing.some(({ id, message }) => id === check && !message.startsWith(NOT_COMPILED));

/** How often a check failed on the way; names in a file may be those of any object's own. */
const stopsOf = ({ stoppedBy }: Grade, check: string): number =>
  Object.hasOwn(stoppedBy, check) ? (stoppedBy[check] ?? 0) : 0;

/** Checks that stop people, the one that stops most first. */
export function obstaclesOf({ people, lessons }: Pick<GradeReport, 'people' | 'lessons'>): Obstacle[] {
  return lessons
    .flatMap(({ id: lesson, checks }) =>
      Object.keys(checks).map((check): Obstacle => {
        const inLesson = people.flatMap(({ name, grades }) =>
          grades.filter((grade) => grade.lesson === lesson).map((grade) => ({ name, grade })),
        );
        const isFailing = (grade: Grade): boolean => isHeldUp(grade, check);
        return {
          lesson,
          check,
          failing: inLesson.filter(({ grade }) => isFailing(grade)).map(({ name }) => name),
          gotPast: inLesson
            .filter(
              ({ grade }) =>
                !isFailing(grade) && grade.standing === 'passed-after' && stopsOf(grade, check) > 0,
            )
            .map(({ name }) => name),
        };
      }),
    )
    .filter(({ failing, gotPast }) => failing.length + gotPast.length > 0)
    .sort((a, b) => b.failing.length - a.failing.length || b.gotPast.length - a.gotPast.length);
}
