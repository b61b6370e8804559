/** Owns which files of a folder a site is made of, as far as its stamp goes: none that was made of them, and none of Git's. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', '.next', '.lab', 'dist', '.astro', '.git']);

/** @returns paths from the root on, of a folder's files or of the one file; none where there is nothing. */
export async function inputFiles(root: string, path: string): Promise<string[]> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => null);
  if (!entries) return existsSync(join(root, path)) ? [path] : [];
  const nested = await Promise.all(
    entries.filter(({ name }) => !SKIPPED.has(name)).map(({ name }) => inputFiles(root, `${path}/${name}`)),
  );
  return nested.flat();
}
