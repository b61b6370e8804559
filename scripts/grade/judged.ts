/** Owns what grading finds: what a claim is worth once its code was run again. Pure. */
import type { LessonEvidence } from '../../site/lib/progress/evidence.ts';
import type { Grade, GradeReport } from '../../site/lib/report/report.ts';

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

/** Whether everything could be read and judged, and every claim was reproduced. */
export const isSound = ({ people, refused }: GradeReport): boolean =>
  refused.length === 0 &&
  people.every(({ grades }) =>
    grades.every(({ standing }) => !['not-reproduced', 'refused', 'not-judged'].includes(standing)),
  );
