/** Owns knowing whether a browser is waiting for a page: what can be compiled ahead lets it go first. */
import { setTimeout as sleep } from 'node:timers/promises';

let waiting = 0;

/** Counts a browser's request for as long as `work` takes. */
export async function whileBrowserWaits<T>(work: Promise<T>): Promise<T> {
  waiting += 1;
  try {
    return await work;
  } finally {
    waiting -= 1;
  }
}

/** A way to step aside for browsers, again and again, but for no longer than `milliseconds` in all. */
export function createPoliteness(milliseconds: number): () => Promise<void> {
  let patience = milliseconds;
  return async () => {
    for (; waiting > 0 && patience > 0; patience -= 20) await sleep(20);
  };
}
