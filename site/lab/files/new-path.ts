/** Owns what the path of a new file begins with. Pure. */
import { matchesGlob } from '../../lib/files/globs.ts';
import type { TreeRow } from './tree.ts';

/** The folder of a row, or that it is, with a slash at its end; empty for the app's own. */
export const folderOf = ({ file, path }: TreeRow): string =>
  file ? path.slice(0, path.lastIndexOf('/') + 1) : path && `${path}/`;

const folderIn = (glob: string): string => /^([^*]*\/)/.exec(glob)?.[1] ?? '';

/** The folder that somebody is in, if files can be made there; else the first in which they can. */
export function folderToBegin(row: TreeRow | undefined, places: readonly string[]): string {
  const here = row && row.level > 1 ? folderOf(row) : null;
  if (here !== null && places.some((glob) => matchesGlob(`${here}new.ts`, glob))) return here;
  return folderIn(places.find((glob) => folderIn(glob) !== '') ?? '');
}
