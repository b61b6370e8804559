/** Owns which cohort is followed in this browser; kept, and shared between its tabs. */
import { persistentAtom } from '@nanostores/persistent';
import { atom, computed, type ReadableAtom } from 'nanostores';
import { type Cohort, packCohort, readCohort } from './cohort.ts';

/** What is kept is read as strictly as a file: who damaged it follows none. */
const decode = (text: string): Cohort | undefined => {
  const read = readCohort(text);
  return read.kind === 'read' ? read.cohort : undefined;
};

const store = persistentAtom<Cohort | undefined>('server-actions-lab:cohort', undefined, {
  encode: (cohort) => (cohort ? packCohort(cohort) : undefined),
  decode,
});
// Heard from now on: a store that is first heard of after a refusal puts back what it had, and is refused again.
store.listen(() => {});
/** What the browser has refused to keep; it counts as long as the page lives. */
const onlyHere = atom<Cohort | null>(null);

/** The cohort that is followed; null for none. */
export const followed: ReadableAtom<Cohort | null> = computed(
  [store, onlyHere],
  (kept, here) => here ?? kept ?? null,
);

/** Follows a cohort instead of whichever was followed. @returns whether the browser keeps it. */
export function follow(cohort: Cohort): boolean {
  try {
    store.set(cohort);
    onlyHere.set(null);
    return true;
  } catch {
    onlyHere.set(cohort);
    return false;
  }
}

/** Follows none. @returns puts it back. */
export function leave(): () => void {
  const before = followed.get();
  onlyHere.set(null);
  try {
    store.set(undefined);
  } catch {
    // Taking something away needs no room; where even that is not allowed, nothing was kept.
  }
  return () => {
    if (before) follow(before);
  };
}
