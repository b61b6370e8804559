/** Owns knowing whether a browser is waiting for a page: what can be done ahead, or later, lets it go first. */
import { setTimeout as sleep } from 'node:timers/promises';

let waiting = 0;
/** When a browser was last given something, in milliseconds of `performance.now()`. */
let servedAt = 0;

/** Counts a browser's request for as long as `work` takes. */
export async function whileBrowserWaits<T>(work: Promise<T>): Promise<T> {
  waiting += 1;
  try {
    return await work;
  } finally {
    waiting -= 1;
    servedAt = performance.now();
  }
}

/** Resolves when browsers have wanted nothing for so many milliseconds. Does not keep the process alive. */
export async function whenQuiet(milliseconds: number): Promise<void> {
  for (;;) {
    const left = waiting > 0 ? milliseconds : servedAt + milliseconds - performance.now();
    if (left <= 0) return;
    await new Promise<void>((resolve) => void setTimeout(resolve, left).unref());
  }
}

/** A way to step aside for browsers, again and again, but for no longer than `milliseconds` in all. */
export function createPoliteness(milliseconds: number): () => Promise<void> {
  let patience = milliseconds;
  return async () => {
    for (; waiting > 0 && patience > 0; patience -= 20) await sleep(20);
  };
}
