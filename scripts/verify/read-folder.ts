/** Owns reading the files of a folder as an app has them. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { assertSafePath } from '../../site/lib/files/files.ts';

/** Every file below a folder by its path in it; null if there is no such folder. @throws {PathError} for a path that no app can have. */
export async function readFolder(folder: string): Promise<Record<string, string> | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null);
  if (!entries) return null;
  const files: Record<string, string> = {};
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files[assertSafePath(relative(folder, path).split(sep).join('/'))] = await readFile(path, 'utf8');
  }
  return files;
}
