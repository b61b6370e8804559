/** Owns a packed tree as one file to be served: compressed, named by its content, and described for the manifest. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CompressOptions, compress, decompress } from './compress.ts';
import { packTree } from './pack.ts';
import type { Tree } from './tree.ts';

export interface ServedFile {
  readonly file: string;
  readonly hash: string;
  readonly bytes: number;
  readonly mountedBytes: number;
  readonly files: number;
}

/**
 * Writes a tree into `folder` as one file for the browser.
 * @param name What its name starts with.
 * @returns its description, as the manifest has it.
 */
export async function writeServedFile(
  folder: string,
  name: string,
  tree: Tree,
  options?: CompressOptions,
): Promise<ServedFile> {
  const packed = packTree(tree);
  const compressed = await compress(packed, options);
  const hash = createHash('sha256').update(compressed).digest('hex');
  // Not .zst: a host might take that for an encoding and send a header that makes the browser decode it.
  const file = `${name}-${hash.slice(0, 16)}.snapshot`;
  await writeFile(join(folder, file), compressed);
  return {
    file,
    hash,
    bytes: compressed.byteLength,
    mountedBytes: packed.byteLength,
    files: tree.size,
  };
}

/** Reads a served file as a browser would. @throws if its bytes are not those that the manifest names. */
export async function readServedFile(folder: string, { file, hash }: ServedFile): Promise<Uint8Array> {
  const compressed = await readFile(join(folder, file));
  if (createHash('sha256').update(compressed).digest('hex') !== hash)
    throw new Error(`${file} is not what its manifest says. Build the snapshot anew with --force.`);
  return await decompress(compressed);
}
