/** Owns the way back from a snapshot's bytes to files, for the container profile. The names in it are not trusted. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decode } from '@msgpack/msgpack';
import * as z from 'zod';
import { type Tree, toTree } from './tree.ts';

const file = z.strictObject({ f: z.strictObject({ c: z.instanceof(Uint8Array) }) });
const children = z.record(z.string(), z.unknown());
const folder = z.strictObject({ d: children });

/** Neither a way out of the folder, nor a name that some system takes for one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is refused.
const UNFIT = /^\.{0,2}$|[/\\:\u0000-\u001f]/;

const quote = (path: string): string => JSON.stringify(path || 'its root');

/**
 * Reads a snapshot.
 * @throws if it is not one, or holds a name that would lead out of the folder it is unpacked into.
 */
export function unpackTree(bytes: Uint8Array): Tree {
  const entries: [string, Uint8Array][] = [];
  const read = (node: unknown, path: string): void => {
    const asFolder = folder.safeParse(node);
    if (!asFolder.success) {
      const asFile = file.safeParse(node);
      if (path === '' || !asFile.success)
        throw new Error(`This is no snapshot: ${quote(path)} is neither a file nor a folder. Build it anew.`);
      entries.push([path, asFile.data.f.c]);
      return;
    }
    for (const [name, child] of Object.entries(asFolder.data.d)) {
      if (UNFIT.test(name))
        throw new Error(
          `The snapshot names a file ${JSON.stringify(name)}, which is refused. Build it anew.`,
        );
      read(child, path === '' ? name : `${path}/${name}`);
    }
  };
  read(decode(bytes), '');
  return toTree(entries);
}

/** Writes a tree's files into a folder, which is made if need be. */
export async function writeTree(tree: Tree, target: string): Promise<void> {
  const folders = new Set([...tree.keys()].map((path) => dirname(join(target, path))));
  await mkdir(target, { recursive: true });
  await Promise.all([...folders].map((each) => mkdir(each, { recursive: true })));
  await Promise.all([...tree].map(([path, contents]) => writeFile(join(target, path), contents)));
}
