/**
 * Owns where words stand on a time axis, so that none covers another: within a bar that is long enough, else beside it,
 * else only in the list of steps. Pure. Room is guessed from the number of letters.
 */

/** About this much of the axis for each letter. */
const PERCENT_PER_LETTER = 0.95;
/** Around a text: its padding, and the mark before it. */
const AROUND = 2;

export const percentOf = (text: string): number => text.length * PERCENT_PER_LETTER + AROUND;

/** In percent of the axis. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export type Room = 'within' | 'after' | 'before' | 'none';

/** Where each bar's words have room, for bars in one row and in order. Nothing stands before the first or after 100. */
export function roomForBars(bars: readonly Stretch[]): Room[] {
  /** Up to here the row is taken. */
  let taken = 0;
  return bars.map(({ from, to, text }, index) => {
    const needs = percentOf(text);
    const next = bars[index + 1]?.from ?? 100;
    const room: Room =
      to - from >= needs
        ? 'within'
        : next - to >= needs
          ? 'after'
          : from - taken >= needs
            ? 'before'
            : 'none';
    taken = room === 'after' ? to + needs : to;
    return room;
  });
}

/** Which marks in one row have room for their words before the next one. */
export const roomForMarks = (marks: readonly { readonly at: number; readonly text: string }[]): boolean[] =>
  marks.map(({ at, text }, index) => at + percentOf(text) <= (marks[index + 1]?.at ?? 101) - 1);
