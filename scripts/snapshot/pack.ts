/**
 * Owns the binary form that `WebContainer.mount()` takes: MessagePack of `{ d: { name: { d } | { f: { c: bytes } } } }`,
 * as `@webcontainer/snapshot` 0.1.0 writes it, but in an order of its own, so that the same files give the same bytes.
 */
import { Encoder } from '@msgpack/msgpack';
import { byCodeUnit, readTree, type Tree } from './tree.ts';

interface Folder {
  d: Record<string, Node>;
}
type Node = Folder | { f: { c: Uint8Array } };

/** Without a prototype, for a folder may be called `constructor`. */
const makeFolder = (): Folder => ({ d: Object.create(null) });

/** What the encoder needs besides the contents: names, and a few bytes for each node. */
const OVERHEAD_PER_FILE = 512;

function nest(tree: Tree): Folder {
  const root = makeFolder();
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
    folder.d[name] = { f: { c: contents } };
  }
  return root;
}

/**
 * Puts what is small first, then sorts by name. Next carries copies of other packages; this brings them near enough to
 * the originals for a compressor with a small window to notice, and takes 2 % off the file.
 */
function order(node: Node): { node: Node; size: number } {
  if ('f' in node) return { node, size: node.f.c.byteLength };
  const children = Object.entries(node.d)
    .map(([name, child]) => ({ name, ...order(child) }))
    .sort((a, b) => a.size - b.size || byCodeUnit(a.name, b.name));
  const folder = makeFolder();
  for (const { name, node: child } of children) folder.d[name] = child;
  return { node: folder, size: children.reduce((sum, { size }) => sum + size, 0) };
}

/**
 * Packs a tree.
 * @returns the bytes that the browser mounts, uncompressed.
 * @throws if a path is also a folder of another path.
 */
export function packTree(tree: Tree): Uint8Array {
  const { node, size } = order(nest(tree));
  // Given room at the start, the encoder need not copy everything each time it grows.
  const initialBufferSize = size + tree.size * OVERHEAD_PER_FILE;
  return new Encoder({ initialBufferSize, maxDepth: 200 }).encode(node);
}

/**
 * Packs what lies in a folder.
 * @param prefix Where it goes in the container, such as `node_modules/` or `.next/`; the container's root if empty.
 */
export async function packFolder(folder: string, prefix = ''): Promise<Uint8Array> {
  const tree = await readTree(folder);
  return packTree(new Map([...tree].map(([path, contents]) => [`${prefix}${path}`, contents])));
}
