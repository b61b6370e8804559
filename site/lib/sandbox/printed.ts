/**
 * Owns how a print of the app tells its level in the server log: a mark before its first line, which says how many lines
 * belong to it. Both ends import it. For a terminal the mark is an operating system command that it does not know, so it
 * is not to be seen there. Learner code may write one as well, and changes no more by it than a colour.
 */
import * as z from 'zod';

const markedLevel = z.enum(['error', 'warning']);
type MarkedLevel = z.infer<typeof markedLevel>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: a mark begins and ends with one.
const MARK = /\u001b\]lab-print;(\w+);(\d{1,4})\u0007/;

/** The text with its mark. Empty lines do not count: the log has none. */
export const markPrinted = (level: MarkedLevel, text: string): string => {
  const lines = text.split('\n').filter((line) => line !== '').length;
  return `\u001b]lab-print;${level};${Math.min(lines, 9999)}\u0007${text}`;
};

/** The mark in a line of the log; null if it has none. */
export function readMark(line: string): { readonly level: MarkedLevel; readonly lines: number } | null {
  const [, name, lines] = MARK.exec(line) ?? [];
  const level = markedLevel.safeParse(name);
  return level.success ? { level: level.data, lines: Math.max(1, Number(lines)) } : null;
}
