/** Owns looking at somebody else's playground before it is opened: what is in it, file by file, and what to mind. Pure. */
import type { Files } from '../../files/files.ts';
import type { Changes } from '../code.ts';
import { sizeOf } from '../foreign.ts';
import { editsBetween } from './line-edits.ts';

export interface LookLine {
  readonly kind: 'same' | 'gone' | 'come' | 'skipped';
  /** For skipped ones, how many they are. */
  readonly text: string;
}

export interface FileLook {
  readonly path: string;
  readonly what: 'new' | 'changed' | 'deleted';
  /** Bytes of the file as it is now; 0 for a deleted one. */
  readonly bytes: number;
  /** Null for a file that is no text. */
  readonly lines: readonly LookLine[] | null;
  /** How many lines more there are than are shown. */
  readonly more: number;
}

/** Lines of a file that are shown at most; who wants all of them opens it. */
const MOST_LINES = 400;
/** Lines that are shown before and after a change. */
const AROUND = 3;

const inLines = (text: string): string[] => text.replace(/\n$/, '').split('\n');

const cut = (lines: readonly LookLine[]): Pick<FileLook, 'lines' | 'more'> => ({
  lines: lines.slice(0, MOST_LINES),
  more: Math.max(0, lines.length - MOST_LINES),
});

const all = (kind: LookLine['kind'], text: string): LookLine[] =>
  inLines(text).map((line) => ({ kind, text: line }));

/** Lines that stay, without those that are far from a change. */
const surroundings = (lines: readonly string[], hasBefore: boolean, hasAfter: boolean): LookLine[] => {
  const head = hasBefore ? AROUND : 0;
  const tail = hasAfter ? AROUND : 0;
  const same = (some: readonly string[]): LookLine[] => some.map((text) => ({ kind: 'same', text }));
  if (lines.length <= head + tail + 1) return same(lines);
  const skipped: LookLine = { kind: 'skipped', text: String(lines.length - head - tail) };
  return [...same(lines.slice(0, head)), skipped, ...same(lines.slice(lines.length - tail))];
};

const changedLines = (before: string, after: string): LookLine[] => {
  const edits = editsBetween(before, after);
  if (!edits) return [...all('gone', before), ...all('come', after)];
  const old = before.split('\n');
  const lines: LookLine[] = [];
  let at = 0;
  edits.forEach(([stay, gone, come], index) => {
    lines.push(...surroundings(old.slice(at, at + stay), index > 0, true));
    for (const text of old.slice(at + stay, at + stay + gone)) lines.push({ kind: 'gone', text });
    if (come !== null) for (const text of come.split('\n')) lines.push({ kind: 'come', text });
    at += stay + gone;
  });
  const rest = old.slice(at);
  if (rest.at(-1) === '') rest.pop();
  return [...lines, ...surroundings(rest, edits.length > 0, false)];
};

/** Every file that differs, by its path. */
export function lookAt(changes: Changes, base: Files): FileLook[] {
  return Object.entries(changes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, contents]) => {
      const before = Object.hasOwn(base, path) ? base[path] : undefined;
      const what = contents === null ? 'deleted' : before === undefined ? 'new' : 'changed';
      const about = { path, what, bytes: contents === null ? 0 : sizeOf(contents) } as const;
      if (contents === null || typeof contents !== 'string') return { ...about, lines: null, more: 0 };
      const lines = typeof before === 'string' ? changedLines(before, contents) : all('come', contents);
      return { ...about, ...cut(lines) };
    });
}

/** Letters that turn the reading order around or cannot be seen: code that has them may not do what it seems to do. */
const MISLEADING = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/;
/** In any writing: on some systems a file is found by it. */
const AT_START = /^(next\.config\.[cm]?[jt]s|(proxy|middleware|instrumentation(-client)?)\.[jt]sx?)$/i;

/** What to mind before such code runs, a sentence each. */
export function mindBefore(changes: Changes, checks: string | null): string[] {
  const texts = [...Object.entries(changes), ['its own checks', checks] as const];
  const misleading = texts.filter(([, text]) => typeof text === 'string' && MISLEADING.test(text));
  const atStart = Object.keys(changes).filter((path) => AT_START.test(path) && changes[path] !== null);
  return [
    ...misleading.map(
      ([path]) =>
        `In ${path} there are characters that cannot be seen or that turn the line around. It may not do what it seems to do.`,
    ),
    ...atStart.map((path) => `${path} runs as soon as the app starts, before any page is asked for.`),
  ];
}
