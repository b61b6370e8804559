/** Owns guessing which page an address that leads nowhere was meant for. Pure. */
import { nearest } from '../lib/course/did-you-mean.ts';

/** @returns The page one of whose names is near to the last name in the path; null if none is. */
export function meantPage<Page extends { readonly names: readonly string[] }>(
  path: string,
  pages: readonly Page[],
): Page | null {
  const last = path
    .toLowerCase()
    .split('/')
    .filter((name) => name !== '')
    .at(-1)
    ?.replace(/\.\w+$/, '');
  if (last === undefined) return null;
  const known = pages.flatMap(({ names }) => names);
  const name = nearest(last, known);
  return pages.find(({ names }) => name !== null && names.includes(name)) ?? null;
}
