/** Owns what happens to imports when a file gets another path: those of it, and its own of its neighbours. Pure. */

import type { Edits } from './edits.ts';

/** `from '…'`, `import '…'` and `import('…')`. */
const IMPORT = /(\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\2/g;
const CODE = /\.[cm]?[jt]sx?$/;

const folderOf = (path: string): string[] => path.split('/').slice(0, -1);

/** The path in the app that a specifier means, as it is written; null for a package. */
const meant = (specifier: string, importer: string): string | null => {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (!/^\.\.?(\/|$)/.test(specifier)) return null;
  const segments = folderOf(importer);
  for (const step of specifier.split('/')) {
    if (step === '..') segments.pop();
    else if (step !== '.' && step !== '') segments.push(step);
  }
  return segments.join('/');
};

/** A path in the app, as a file would import it relatively. */
const relative = (path: string, importer: string): string => {
  const [from, to] = [folderOf(importer), path.split('/')];
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const up = '../'.repeat(from.length - shared) || './';
  return up + to.slice(shared).join('/');
};

/** As an import names a file: with its ending, without it, or its folder alone. */
const namesOf = (path: string): string[] => {
  const bare = path.replace(CODE, '');
  return [path, bare, bare.replace(/\/index$/, '')];
};

const replaced = (text: string, of: (specifier: string) => string): string =>
  text.replace(
    IMPORT,
    (_, before: string, quote: string, specifier: string) => `${before}${quote}${of(specifier)}${quote}`,
  );

/** The text of a file that imports another one which has gone from one path to another. */
export function retargetImports(text: string, importer: string, from: string, to: string): string {
  const names = namesOf(from);
  return replaced(text, (specifier) => {
    const path = meant(specifier, importer);
    const style = path === null ? -1 : names.indexOf(path);
    if (style === -1) return specifier;
    const target = style === 0 ? to : to.replace(CODE, '');
    return specifier.startsWith('@/') ? `@/${target}` : relative(target, importer);
  });
}

/** The text of the file that has gone itself: what it imports from beside it stays where it was. */
export const movedImports = (text: string, from: string, to: string): string =>
  replaced(text, (specifier) => {
    const path = specifier.startsWith('.') ? meant(specifier, from) : null;
    const isSameFolder = folderOf(from).join('/') === folderOf(to).join('/');
    return path === null || isSameFolder ? specifier : relative(path, to);
  });

/**
 * @param others The files whose imports may be changed.
 * @returns what a file's new path changes: itself, and those of the others that import it.
 */
export function renamedFile(
  from: string,
  to: string,
  others: readonly string[],
  read: (path: string) => string,
): Edits {
  const imports = others.flatMap((path): [string, string][] => {
    const [text, next] = [read(path), retargetImports(read(path), path, from, to)];
    return next === text ? [] : [[path, next]];
  });
  return { ...Object.fromEntries(imports), [from]: null, [to]: movedImports(read(from), from, to) };
}
