/**
 * Owns the binary form that `WebContainer.mount()` takes: MessagePack of `{ d: { name: { d } | { f: { c: bytes } } } }`,
 * byte for byte as `@webcontainer/snapshot` 0.1.0 writes it, but sorted, so that the same files give the same bytes.
 */
import { Encoder } from '@msgpack/msgpack';
import { readTree, type Tree } from './tree.ts';

interface Folder {
  d: Record<string, Node>;
}
type Node = Folder | { f: { c: Uint8Array } };

/** Without a prototype, for a folder may be called `constructor`. */
const makeFolder = (): Folder => ({ d: Object.create(null) });

/** What the encoder needs besides the contents: names, and a few bytes for each node. */
const OVERHEAD_PER_FILE = 512;

/**
 * Packs a tree.
 * @returns the bytes that the browser mounts, uncompressed.
 * @throws if a path is also a folder of another path.
 */
export function packTree(tree: Tree): Uint8Array {
  const root = makeFolder();
  let size = 0;
  for (const [path, contents] of tree) {
    const names = path.split('/');
    const name = names.pop() ?? '';
    let folder = root;
    for (const each of names) {
      folder.d[each] ??= makeFolder();
      const next = folder.d[each];
      if (!('d' in next))
        throw new Error(`${path} lies in a folder that is also a file. Check what is packed.`);
      folder = next;
    }
    if (folder.d[name]) throw new Error(`${path} is both a file and a folder. Check what is packed.`);
    // A Buffer may be a window on a larger one; the encoder takes any view.
    folder.d[name] = { f: { c: contents } };
    size += contents.byteLength + OVERHEAD_PER_FILE;
  }
  // Given room at the start, the encoder need not copy everything each time it grows.
  return new Encoder({ sortKeys: true, initialBufferSize: size, maxDepth: 200 }).encode(root);
}

/**
 * Packs what lies in a folder.
 * @param prefix Where it goes in the container, such as `node_modules/` or `.next/`; the container's root if empty.
 */
export async function packFolder(folder: string, prefix = ''): Promise<Uint8Array> {
  const tree = await readTree(folder);
  return packTree(new Map([...tree].map(([path, contents]) => [`${prefix}${path}`, contents])));
}
