/**
 * Owns the record of what happened in Next's cache, in order and whoever asked: also what a page made or ended in the
 * background, after its request was answered.
 */
import type { CacheEvent } from '../sandbox.ts';

const KEPT = 4000;

interface Entry {
  readonly event: CacheEvent;
  /** The position at which the request that it belongs to began. */
  readonly begunAt: number;
  /** The position at which it was written down. */
  readonly notedAt: number;
}

const journal: Entry[] = [];
let position = 0;
/** The position at which the last of those was written down that are forgotten. */
let forgottenAt = -1;

/** Where the journal is now; requests keep it from when they begin. */
export const currentPosition = (): number => position;

/** @param begunAt When its request began; now, for what belongs to none. */
export const writeToJournal = (event: CacheEvent, begunAt = position): void => {
  journal.push({ event, begunAt, notedAt: position });
  // Half of it at once, so that not every event moves all the others.
  if (journal.length > KEPT) forgottenAt = journal.splice(0, KEPT / 2).at(-1)?.notedAt ?? forgottenAt;
};

/** A new position: what to ask {@link cacheEventsSince} with, later. */
export const cachePosition = (): number => ++position;

/**
 * What requests that began after a position did, the oldest first. What a page that was opened before still does is not
 * told: it depends on how quick everybody was. @throws if the oldest of them are forgotten.
 */
export function cacheEventsSince(from: number): CacheEvent[] {
  if (from <= forgottenAt)
    throw new Error(
      `More than ${KEPT / 2} things happened in the cache since, and the first are forgotten. Watch a shorter time.`,
    );
  return journal.filter(({ begunAt }) => begunAt >= from).map(({ event }) => event);
}
