/** Owns turning flat paths into the tree that the WebContainer client mounts. Pure. */
import type { FileSystemTree } from '@webcontainer/api';
import { assertSafePath, type Files } from '../../files/files.ts';

/** A folder may be called "constructor"; what every object inherits is no folder. */
const emptyTree = (): FileSystemTree => Object.create(null);

/**
 * @throws {PathError} If a path is unsafe.
 * @throws {Error} If one path is both a file and a folder.
 */
export function toFileTree(files: Files): FileSystemTree {
  const root = emptyTree();
  const clash = (path: string): never => {
    throw new Error(`"${path}" cannot be both a file and a folder; rename one of them.`);
  };
  for (const [path, contents] of Object.entries(files)) {
    const segments = assertSafePath(path).split('/');
    const name = segments.pop() ?? '';
    let folder = root;
    for (const segment of segments) {
      folder[segment] ??= { directory: emptyTree() };
      const entry = folder[segment];
      folder = 'directory' in entry ? entry.directory : clash(path);
    }
    if (name in folder) clash(path);
    folder[name] = { file: { contents } };
  }
  return root;
}
