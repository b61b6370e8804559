/** Owns which cohort is followed in this browser. */
import type { ReadableAtom } from 'nanostores';
import { keptValue } from '../kept/kept-value.ts';
import { type Cohort, packCohort, readCohort } from './cohort.ts';

/** What is kept is read as strictly as a file: who damaged it follows none. */
const decode = (text: string): Cohort | null => {
  const read = readCohort(text);
  return read.kind === 'read' ? read.cohort : null;
};

const kept = keptValue<Cohort | null>('cohort', {
  empty: null,
  encode: (cohort) => (cohort ? packCohort(cohort) : ''),
  decode,
});

/** The cohort that is followed; null for none. */
export const followed: ReadableAtom<Cohort | null> = kept.value;

/** Follows a cohort instead of whichever was followed. @returns whether the browser keeps it. */
export const follow = (cohort: Cohort): boolean => kept.keep(cohort);

/** Follows none. @returns puts it back, and says whether the browser keeps it. */
export function leave(): () => boolean {
  const before = followed.get();
  kept.clear();
  return () => before !== null && follow(before);
}
