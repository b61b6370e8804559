/** Owns where somebody stands on a cohort's path: which lessons are passed, late, and next. Pure. */
import type { Cohort } from './cohort.ts';

export interface Step {
  readonly lesson: string;
  readonly due: string | null;
  /** `late`: its day is over, and it is not passed. */
  readonly state: 'passed' | 'open' | 'late';
}

export interface Path {
  /** Those that the course has, in order. */
  readonly steps: readonly Step[];
  readonly passed: number;
  /** Lessons that the course does not have any more. */
  readonly missing: readonly string[];
  /** The first that is not passed; null if all are, or if there is none. */
  readonly next: Step | null;
  /** All are passed, and there are some. */
  readonly isDone: boolean;
}

/** The day as it is where somebody sits, such as 2026-12-04. */
export const dayOf = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/**
 * @param known Ids of the course's lessons.
 * @param today As {@link dayOf} has it.
 */
export function pathOf(
  { lessons }: Cohort,
  known: readonly string[],
  isPassed: (lesson: string) => boolean,
  today: string,
): Path {
  const steps = lessons
    .filter(({ lesson }) => known.includes(lesson))
    .map(({ lesson, due }): Step => {
      const isLate = due !== null && due < today;
      return { lesson, due, state: isPassed(lesson) ? 'passed' : isLate ? 'late' : 'open' };
    });
  return {
    steps,
    passed: steps.filter(({ state }) => state === 'passed').length,
    missing: lessons.filter(({ lesson }) => !known.includes(lesson)).map(({ lesson }) => lesson),
    next: steps.find(({ state }) => state !== 'passed') ?? null,
    isDone: steps.length > 0 && steps.every(({ state }) => state === 'passed'),
  };
}
