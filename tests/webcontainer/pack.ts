/** Owns making a tiny snapshot for tests, in the form in which the site's build makes the real one. */
import { createHash } from 'node:crypto';
import { compress } from '../../scripts/snapshot/compress.ts';
import { packTree } from '../../scripts/snapshot/pack.ts';
import { toTree } from '../../scripts/snapshot/tree.ts';

export interface Packed {
  readonly contents: Uint8Array;
  /** As the manifest describes the file. */
  readonly description: { file: string; hash: string; bytes: number; mountedBytes: number; files: number };
}

/** @param files Texts by path. */
export async function pack(files: Readonly<Record<string, string>>): Promise<Packed> {
  const encoder = new TextEncoder();
  const tree = toTree(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]));
  const unpacked = packTree(tree);
  const contents = await compress(unpacked);
  const hash = createHash('sha256').update(contents).digest('hex');
  const file = `${hash.slice(0, 12)}.snapshot`;
  const sizes = { bytes: contents.length, mountedBytes: unpacked.length, files: tree.size };
  return { contents, description: { file, hash, ...sizes } };
}
