/**
 * Owns moving a compiled cache to another folder. Webpack keys what it keeps by absolute paths and writes each string with
 * its length, so a path can be exchanged for another of the same length, and for no other.
 */
import { type Tree, toTree } from '../snapshot/tree.ts';

/** Whether a cache that was made in one folder can be moved to another. */
export const canRelocate = (from: string, to: string): boolean =>
  Buffer.byteLength(from) === Buffer.byteLength(to);

const exchange = (bytes: Uint8Array, from: Buffer, to: Buffer): Uint8Array => {
  const moved = Buffer.from(bytes);
  for (let at = moved.indexOf(from); at !== -1; at = moved.indexOf(from, at + to.length)) to.copy(moved, at);
  return moved;
};

/**
 * @param from The absolute path of the app's folder that the cache was made in.
 * @param to Where it is to be used.
 * @returns The cache for that folder.
 * @throws if the paths are not equally long; see {@link canRelocate}.
 */
export function relocate(cache: Tree, from: string, to: string): Tree {
  if (!canRelocate(from, to))
    throw new Error(`A compiled cache for ${from} cannot be moved to ${to}, which is not as long.`);
  const [old, other] = [Buffer.from(from), Buffer.from(to)];
  return toTree([...cache].map(([path, bytes]) => [path, exchange(bytes, old, other)] as const));
}
