/**
 * Owns making entries of what the server printed and of what the app's console said: each with its level, one that comes
 * again counted and not repeated. And which of them are listed. Pure.
 */
import type { ConsoleLine } from '../../../lib/preview/protocol.ts';
import { readMark } from '../../../lib/sandbox/printed.ts';
import { plainText } from '../../plain-text.ts';

export const levels = ['error', 'warning', 'info'] as const;
export type Level = (typeof levels)[number];

export interface Entry {
  readonly level: Level;
  /** May have several lines. */
  readonly text: string;
  /** How often it came in a row. */
  readonly times: number;
}

export interface EntryFilter {
  readonly text: string;
  /** Entries that weigh less are left out. */
  readonly least: Level;
}

/**
 * The lab asks a route of its own after each edit; that is not the learner's server talking. Nor is what Next repeats of
 * a browser's console, which stands beside.
 */
const NOT_OF_THE_SERVER = /\s\/_lab\/|^\[browser\] /;

/** What Next and Node begin a line with that nobody's console printed. */
const guessLevel = (text: string): Level => {
  if (/^\s*⨯|^Uncaught/.test(text)) return 'error';
  return /^\s*⚠|^\(node:\d+\).*Warning/.test(text) ? 'warning' : 'info';
};

function gather(entries: readonly Omit<Entry, 'times'>[]): Entry[] {
  const gathered: Entry[] = [];
  for (const { level, text } of entries) {
    const last = gathered.at(-1);
    if (last && last.level === level && last.text === text)
      gathered[gathered.length - 1] = { ...last, times: last.times + 1 };
    else gathered.push({ level, text, times: 1 });
  }
  return gathered;
}

/** @param lines Of the server log, as they came. The lines of one print are one entry. */
export function serverEntries(lines: readonly string[]): Entry[] {
  const entries: { level: Level; text: string }[] = [];
  /** How many more lines belong to the last entry. */
  let open = 0;
  for (const line of lines) {
    const mark = readMark(line);
    const text = plainText(line).trimEnd();
    const last = entries.at(-1);
    if (!mark && open > 0 && last) {
      last.text += `\n${text}`;
      open -= 1;
      continue;
    }
    open = mark ? mark.lines - 1 : 0;
    entries.push({ level: mark?.level ?? guessLevel(text), text });
  }
  return gather(entries.filter(({ text }) => !NOT_OF_THE_SERVER.test(text)));
}

/** What Next's development server says about itself in every page is left out. */
export const consoleEntries = (lines: readonly ConsoleLine[]): Entry[] =>
  gather(
    lines
      .filter(({ from }) => from !== 'next')
      .map(({ level, text }) => ({
        level: level === 'log' ? 'info' : level,
        text: plainText(text).trimEnd(),
      })),
  );

/** Those that hold every word and weigh enough. */
export function filterEntries(entries: readonly Entry[], { text, least }: EntryFilter): Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const weight = levels.indexOf(least);
  return entries.filter(
    (entry) =>
      levels.indexOf(entry.level) <= weight && words.every((word) => entry.text.toLowerCase().includes(word)),
  );
}

/** How many times something of this level was said. */
export const countLevel = (entries: readonly Entry[], level: Level): number =>
  entries.reduce((sum, entry) => sum + (entry.level === level ? entry.times : 0), 0);

/** For the clipboard: one that came again is said once, with how often. */
export const entriesText = (entries: readonly Entry[]): string =>
  entries.map(({ text, times }) => (times > 1 ? `${text} (×${times})` : text)).join('\n');
