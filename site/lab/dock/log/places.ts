/** Owns finding places of the lesson's code in what was printed: `actions/cancel-order.ts:12:3`, with whatever stands before. Pure. */
import type { Place } from '../../bench-state.ts';

export interface Segment {
  readonly text: string;
  /** Null for what is only text. */
  readonly place: Place | null;
}

/** A path with a line and maybe a column. Paths of the app hold brackets and parentheses, as `app/(shop)/[slug]/page.tsx`. */
const REFERENCE = /([\w@.\-[\]()/\\]+\.(?:[cm]?[jt]sx?|css|json)):(\d{1,6})(?::(\d{1,6}))?/g;

/** Packages and what was built have files of the same names. */
const NOT_THE_APP = /(^|\/)(node_modules|\.next)\//;

/** The lesson's file that is meant: a path may be the app's own, absolute, or a bundler's name with the app's after "/./". */
const fileOf = (path: string, files: readonly string[]): string | undefined => {
  const plain = path.replaceAll('\\', '/').replace(/^\(+/, '');
  if (NOT_THE_APP.test(plain)) return undefined;
  const own = plain.replace(/^.*\/\.\//, '').replace(/^\.\//, '');
  if (!own.startsWith('/')) return files.find((file) => file === own);
  return files.filter((file) => own.endsWith(`/${file}`)).toSorted((a, b) => b.length - a.length)[0];
};

/** The text in pieces, in order: those that name a place of these files, and the rest. */
export function placesIn(text: string, files: readonly string[]): Segment[] {
  const segments: Segment[] = [];
  let done = 0;
  for (const match of text.matchAll(REFERENCE)) {
    const [all, path = '', line, column] = match;
    const file = fileOf(path, files);
    if (!file) continue;
    const at = match.index + path.length - file.length;
    const end = match.index + all.length;
    if (at > done) segments.push({ text: text.slice(done, at), place: null });
    segments.push({
      text: text.slice(at, end),
      place: { file, line: Number(line), column: column === undefined ? null : Number(column) },
    });
    done = end;
  }
  if (done < text.length) segments.push({ text: text.slice(done), place: null });
  return segments;
}
