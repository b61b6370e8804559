/** Owns what a fault in a lesson's folder is, as its author is told of it: in the terminal, and in the page. Pure. */

export interface Fault {
  /** Path from the project's root, such as `lessons/1-security/02-own-the-row/lesson.mdx`; a folder ends in a slash. */
  readonly file: string;
  /** Near which line, counted from 1; null if it is about the whole file, or about one that is missing. */
  readonly line: number | null;
  /** The field or name it is about, such as `mistakes.lazy.caughtBy`; null if it is about none. */
  readonly field: string | null;
  readonly came: string;
  readonly expected: string;
  /** What to do next, as a sentence. */
  readonly todo: string;
  /** Whether the lesson, or the part, cannot be shown at all until this is mended. */
  readonly blocks: boolean;
}

/** A fault as the development server tells pages of it. */
export interface PlacedFault extends Fault {
  /** The pages that it concerns, such as `/lessons/own-the-row/`; the course map concerns all of them. */
  readonly pages: readonly string[];
}

/** Where pages of the development server ask for every fault, and what they are told whenever that changes. */
export const FAULTS_PATH = '/authoring/faults.json';
export const FAULTS_EVENT = 'lab:faults';

/** Faults by their file, files in the order of the course and faults in the order of their lines. */
export function faultsByFile(
  faults: readonly Fault[],
): readonly (readonly [file: string, faults: Fault[]])[] {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) groups.set(fault.file, [...(groups.get(fault.file) ?? []), fault]);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, group]) => [file, group.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))] as const);
}

/** "1 fault in 1 file", "5 faults in 3 files". */
export function countFaults(faults: readonly Fault[]): string {
  const some = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  return `${some(faults.length, 'fault')} in ${some(new Set(faults.map(({ file }) => file)).size, 'file')}`;
}
