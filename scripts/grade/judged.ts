/** Owns what grading finds: of each person and lesson what was claimed and what came of running it again. Pure. */
import { doesNotCompile } from '#texts/prover.ts';
import type { LessonEvidence } from '../../site/lib/progress/evidence.ts';

/** How running somebody's code again ended. */
export type Rerun =
  | {
      readonly kind: 'judged';
      readonly results: readonly {
        readonly id: string;
        readonly status: 'pass' | 'fail' | 'error';
        readonly message: string;
      }[];
    }
  /** The code was not run at all: it does what the lesson does not allow. */
  | { readonly kind: 'refused'; readonly why: string }
  /** The app or a check could not judge it; nobody's fault is told. */
  | { readonly kind: 'not-judged'; readonly why: string };

export type Standing =
  | 'passed'
  /** Passed, after runs that failed. */
  | 'passed-after'
  | 'failing'
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
  /** Checks that fail now, with what they say. */
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

/** Whether there is anything to run again: whoever has only answered a quiz has not begun with the code. */
export const isBegun = ({ passedAt, files, attempts }: LessonEvidence): boolean =>
  passedAt !== null || attempts.runs > 0 || Object.keys(files).length > 0;

/**
 * What a lesson's evidence is worth after its code was run again.
 * @param hash Of the lesson as it is here.
 */
export function gradeOf(lesson: string, evidence: LessonEvidence, rerun: Rerun, hash: string): Grade {
  const claimed = evidence.passedAt !== null;
  const about = {
    lesson,
    claimed,
    stoppedBy: evidence.attempts.failed,
    runs: evidence.attempts.runs,
    passedAt: evidence.passedAt,
    otherVersion: evidence.hash !== hash,
    quizzes: evidence.quizzes,
  };
  if (rerun.kind !== 'judged') return { ...about, standing: rerun.kind, failing: [], why: rerun.why };
  const failing = rerun.results
    .filter(({ status }) => status === 'fail')
    .map(({ id, message }) => ({ id, message }));
  const errors = rerun.results.filter(({ status }) => status === 'error');
  const [error] = errors;
  if (failing.length > 0)
    return { ...about, standing: claimed ? 'not-reproduced' : 'failing', failing, why: null };
  if (error || rerun.results.length === 0) {
    const why = error ? `${error.id}: ${error.message}` : 'No check ran.';
    return { ...about, standing: 'not-judged', failing, why };
  }
  const wasStopped = Object.keys(evidence.attempts.failed).length > 0;
  return { ...about, standing: wasStopped ? 'passed-after' : 'passed', failing, why: null };
}

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
}

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
              ({ grade }) => !isFailing(grade) && grade.standing === 'passed-after' && grade.stoppedBy[check],
            )
            .map(({ name }) => name),
        };
      }),
    )
    .filter(({ failing, gotPast }) => failing.length + gotPast.length > 0)
    .sort((a, b) => b.failing.length - a.failing.length || b.gotPast.length - a.gotPast.length);
}

/** Whether everything could be read and judged, and every claim was reproduced. */
export const isSound = ({ people, refused }: GradeReport): boolean =>
  refused.length === 0 &&
  people.every(({ grades }) =>
    grades.every(({ standing }) => !['not-reproduced', 'refused', 'not-judged'].includes(standing)),
  );
