/** Owns noticing that a page is held by something that does not end: an endless loop in one of its components. */

const EVERY_MS = 2000;
/** A slow machine compiles and hydrates meanwhile. */
const SILENT_AFTER_MS = 8000;

/**
 * Asks a page again and again, one question at a time.
 * @param ask Resolves when the page has answered. A rejection is the end of the page, and of the asking.
 * @param onChange Told when the page has been silent for long, and when it answers after all.
 * @returns stops asking.
 */
export function watchPulse(ask: () => Promise<unknown>, onChange: (isFrozen: boolean) => void): () => void {
  let isFrozen = false;
  /** How long the question has been open, in turns: time that a sleeping laptop skips does not count. */
  let turns = 0;
  let isAsking = false;
  const set = (frozen: boolean): void => {
    if (frozen !== isFrozen) onChange(frozen);
    isFrozen = frozen;
  };
  const timer = setInterval(() => {
    turns += 1;
    if (isAsking) {
      if (turns * EVERY_MS >= SILENT_AFTER_MS) set(true);
      return;
    }
    turns = 0;
    isAsking = true;
    ask().then(
      () => {
        isAsking = false;
        set(false);
      },
      () => clearInterval(timer),
    );
  }, EVERY_MS);
  return () => clearInterval(timer);
}
