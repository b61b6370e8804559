/**
 * Owns judging somebody else's changes before anything is made of them: where they may lie, how large they may be, and
 * that they fit over their base. Pure. A file that is refused refuses the whole.
 */
import { type Files, sameContents } from '../files/files.ts';
import { whyNotTogether } from '../files/together.ts';
import { isBinaryPath } from '../workspace/binary.ts';
import type { Changes } from './code.ts';
import { MAX_CHANGED, MAX_CHANGES, MAX_FILE } from './limits.ts';
import { type PackageChange, readPackages } from './packages.ts';
import { whyNotPath } from './paths.ts';

export interface Refused {
  readonly kind: 'refused';
  /** A sentence for the person who opened it. */
  readonly why: string;
}
export const refused = (why: string): Refused => ({ kind: 'refused', why });

export const isRefused = (value: Files[string] | null | Refused): value is Refused =>
  typeof value === 'object' && value !== null && 'why' in value;

export type Judged =
  | {
      readonly kind: 'fits';
      /** Without what is as in the base already. */
      readonly changes: Changes;
      readonly packages: readonly PackageChange[];
    }
  | Refused;

export const sizeOf = (contents: Files[string]): number =>
  typeof contents === 'string' ? new TextEncoder().encode(contents).length : contents.length;

const whyNotContents = (path: string, contents: Files[string] | null): string | null => {
  if (contents === null) return null;
  if (isBinaryPath(path) === (typeof contents === 'string')) return `${path} is not what its ending says.`;
  if (typeof contents === 'string' && !contents.isWellFormed()) return `${path} has half a character in it.`;
  if (sizeOf(contents) > MAX_FILE) return `${path} is larger than ${MAX_FILE / 1e6} MB.`;
  return null;
};

const isDifferent = (base: Files, path: string, contents: Files[string] | null): boolean =>
  contents === null
    ? Object.hasOwn(base, path)
    : !(Object.hasOwn(base, path) && sameContents(base[path], contents));

/** The base's files with the changes made. */
export function withChanges(base: Files, changes: Changes): Files {
  const result = new Map(Object.entries(base));
  for (const [path, contents] of Object.entries(changes)) {
    if (contents === null) result.delete(path);
    else result.set(path, contents);
  }
  return Object.fromEntries(result);
}

/** @param base Every file that the changes are made over. */
export function judgeChanges(given: Changes, base: Files): Judged {
  const entries = Object.entries(given);
  if (entries.length > MAX_CHANGES) return refused(`It changes more than ${MAX_CHANGES} files.`);
  let bytes = 0;
  for (const [path, contents] of entries) {
    const why = whyNotPath(path) ?? whyNotContents(path, contents);
    if (why) return refused(why);
    bytes += contents === null ? 0 : sizeOf(contents);
  }
  if (bytes > MAX_CHANGED) return refused(`Its files have more than ${MAX_CHANGED / 1e6} MB.`);
  const changes = Object.fromEntries(entries.filter(([path, contents]) => isDifferent(base, path, contents)));
  const clash = whyNotTogether(Object.keys(withChanges(base, changes)));
  if (clash) return refused(clash);
  const manifest = changes['package.json'];
  if (manifest === undefined) return { kind: 'fits', changes, packages: [] };
  if (typeof manifest !== 'string') return refused('package.json is missing or is no text.');
  const packages = readPackages(String(base['package.json']), manifest);
  return packages.kind === 'refused' ? packages : { kind: 'fits', changes, packages: packages.changes };
}
