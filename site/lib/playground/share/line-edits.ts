/**
 * Owns a text as its difference from another, by lines: which lines stay, which go, and which come. Pure. The fewest
 * lines are found as in the longest common subsequence of the two.
 */
import * as z from 'zod';

/** By turns: so many lines stay, so many go, and this text comes in their place; null for none. What follows stays. */
export const lineEditsShape = z
  .array(z.tuple([z.int().min(0), z.int().min(0), z.string().nullable()]))
  .max(10_000);
export type LineEdits = z.infer<typeof lineEditsShape>;

/** Of the table that is filled to compare; a file of 2,000 lines that was written anew does not pass it. */
const MOST_CELLS = 4_000_000;

/** How many lines two texts have in common from each place on, at most. */
const commonFrom = (a: readonly string[], b: readonly string[]): Uint32Array => {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  const at = (index: number): number => table[index] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const here = i * width + j;
      table[here] = a[i] === b[j] ? at(here + width + 1) + 1 : Math.max(at(here + width), at(here + 1));
    }
  }
  return table;
};

/** @returns null where the two are too long to compare. */
export function editsBetween(before: string, after: string): LineEdits | null {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [old, now] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const width = now.length + 1;
  if ((old.length + 1) * width > MOST_CELLS) return null;
  const table = commonFrom(old, now);
  const edits: [number, number, string | null][] = [];
  let [stay, gone] = [start, 0];
  let come: string[] = [];
  const flush = (): void => {
    if (gone > 0 || come.length > 0) edits.push([stay, gone, come.length > 0 ? come.join('\n') : null]);
    else return;
    [stay, gone, come] = [0, 0, []];
  };
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      flush();
      stay++;
      i++;
      j++;
    } else if (
      j < now.length &&
      (i === old.length || (table[i * width + j + 1] ?? 0) >= (table[(i + 1) * width + j] ?? 0))
    ) {
      come.push(now[j] ?? '');
      j++;
    } else {
      gone++;
      i++;
    }
  }
  flush();
  return edits;
}

/** @returns the other text; null if the edits do not fit over this one. */
export function applyEdits(before: string, edits: LineEdits): string | null {
  const lines = before.split('\n');
  const result: string[] = [];
  let at = 0;
  for (const [stay, gone, come] of edits) {
    if (at + stay + gone > lines.length) return null;
    for (const line of lines.slice(at, at + stay)) result.push(line);
    if (come !== null) result.push(come);
    at += stay + gone;
  }
  for (const line of lines.slice(at)) result.push(line);
  return result.join('\n');
}
