/** Owns noticing that a process prints more than anybody can want: its reader holds it back, but works for it all the time. */

const SPAN_MS = 60_000;

/**
 * @param most Characters within a minute.
 * @returns Adds what was printed; says whether it is too much.
 */
export function createOutputMeter(most: number): (characters: number, now: number) => boolean {
  let since = 0;
  let printed = 0;
  return (characters, now) => {
    if (now - since > SPAN_MS) {
      since = now;
      printed = 0;
    }
    printed += characters;
    return printed > most;
  };
}
