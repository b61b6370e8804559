/** Owns files in memory on their way into a snapshot: reading a folder as a tree, always in the same order. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Contents by path: relative, with forward slashes, sorted by code unit. */
export type Tree = ReadonlyMap<string, Uint8Array>;

/** The order of everything in a snapshot; the same on every machine, whatever its language. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Makes a tree of entries in any order. */
export const toTree = (entries: Iterable<readonly [string, Uint8Array]>): Tree =>
  new Map([...entries].sort(([a], [b]) => byCodeUnit(a, b)));

/**
 * The paths of all files below a folder, sorted.
 * @param isWanted Asked for each file; what is not wanted may be of any kind.
 * @throws if anything wanted is neither a file nor a folder: a snapshot cannot hold it.
 */
export async function listFiles(
  folder: string,
  isWanted: (path: string) => boolean = () => true,
): Promise<string[]> {
  const walk = async (prefix: string): Promise<string[]> => {
    const entries = await readdir(join(folder, prefix), { withFileTypes: true });
    const found = await Promise.all(
      entries.map(async (entry): Promise<string[]> => {
        const path = `${prefix}${entry.name}`;
        if (entry.isDirectory()) return await walk(`${path}/`);
        if (!isWanted(path)) return [];
        if (!entry.isFile())
          throw new Error(
            `${path} is a link or a device, and a snapshot holds only files and folders. Leave it out, or copy what it stands for.`,
          );
        return [path];
      }),
    );
    return found.flat();
  };
  return (await walk('')).sort(byCodeUnit);
}

/** Reads the files below a folder. See {@link listFiles}. */
export async function readTree(folder: string, isWanted?: (path: string) => boolean): Promise<Tree> {
  const paths = await listFiles(folder, isWanted);
  return new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, Uint8Array]> => [path, await readFile(join(folder, path))]),
    ),
  );
}
