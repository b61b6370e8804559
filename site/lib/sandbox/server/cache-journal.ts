/**
 * Owns the record of what happened in Next's cache, in order and whoever asked: also what a page made or ended in the
 * background, after its request was answered.
 */
import type { CacheEvent } from '../sandbox.ts';

const KEPT = 4000;

const journal: CacheEvent[] = [];
let forgotten = 0;

export const writeToJournal = (event: CacheEvent): void => {
  journal.push(event);
  // Half of it at once, so that not every event moves all the others.
  if (journal.length > KEPT) forgotten += journal.splice(0, KEPT / 2).length;
};

/** The number of events so far: what to ask {@link cacheEventsSince} with, later. */
export const cachePosition = (): number => forgotten + journal.length;

/** The events since a position, the oldest first. @throws if the oldest of them are forgotten. */
export function cacheEventsSince(position: number): CacheEvent[] {
  if (position < forgotten)
    throw new Error(
      `More than ${KEPT / 2} things happened in the cache since, and the first are forgotten. Watch a shorter time.`,
    );
  return journal.slice(position - forgotten);
}
