/** Owns the address of a place in a lesson's code: `?file=actions/a.ts&line=12` after the lesson's own. Pure. */
import type { Place } from './bench-state.ts';

/**
 * @param search The address's query, with or without its question mark.
 * @param files The lesson's files.
 * @returns null if the address names none of them. A line that is no number counts as none.
 */
export function placeInAddress(search: string, files: readonly string[]): Place | null {
  const query = new URLSearchParams(search);
  const file = query.get('file');
  if (file === null || !files.includes(file)) return null;
  const line = query.get('line');
  return { file, line: line !== null && /^[1-9]\d{0,5}$/.test(line) ? Number(line) : null, column: null };
}

/** @param lesson The lesson's own address, without query and fragment. */
export const linkToPlace = (lesson: string, { file, line }: Place): string =>
  `${lesson}?file=${encodeURIComponent(file).replaceAll('%2F', '/')}${line === null ? '' : `&line=${line}`}`;
