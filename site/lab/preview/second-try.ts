/**
 * Owns when a page is opened once more by itself. An edit that comes while Next's development server still makes a page can
 * leave a part of that page unanswered for ever, and nothing in the code is to blame for it.
 */

/** How long after its frame has come a page may still be being made, in milliseconds. */
const STILL_MADE_MS = 3000;

export interface SecondTry {
  /** A page is asked for. @param isSyncing An edit is on its way to the app. */
  opening(isSyncing: boolean): void;
  /** Its frame is there. */
  arrived(): void;
  /** An edit is on its way to the app. */
  syncing(): void;
  /** A part of the page does not come. @returns whether to open it again: once, if an edit came meanwhile. */
  take(): boolean;
}

/** @param now The time in milliseconds, from whenever. */
export function createSecondTry(now: () => number = () => performance.now()): SecondTry {
  let madeUntil = Number.NEGATIVE_INFINITY;
  let isDue = false;
  let isSecond = false;
  return {
    opening(isSyncing) {
      madeUntil = Number.POSITIVE_INFINITY;
      isDue = isSyncing && !isSecond;
      isSecond = false;
    },
    arrived() {
      madeUntil = now() + STILL_MADE_MS;
    },
    syncing() {
      if (now() < madeUntil) isDue = true;
    },
    take() {
      if (!isDue) return false;
      isDue = false;
      isSecond = true;
      return true;
    },
  };
}
