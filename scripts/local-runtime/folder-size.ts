/** Owns measuring how much lies in folders, and giving up as soon as it is too much. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface FolderLimit {
  readonly bytes: number;
  readonly files: number;
}

const BLOCK = 512;

/** Whether folders hold more than they may, together. Links are not followed; what goes away meanwhile does not count. */
export async function isLarger(folders: readonly string[], limit: FolderLimit): Promise<boolean> {
  let bytes = 0;
  let files = 0;
  const waiting = [...folders];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    files += entries.length;
    if (files > limit.files) return true;
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else bytes += await lstat(path).then(sizeOnDisk, () => 0);
      if (bytes > limit.bytes) return true;
    }
  }
  return false;
}

/** A file with holes takes less than its size says; Windows does not tell blocks. */
const sizeOnDisk = ({ blocks, size }: { blocks?: number; size: number }): number =>
  blocks === undefined ? size : Math.min(blocks * BLOCK, Math.max(size, BLOCK));
