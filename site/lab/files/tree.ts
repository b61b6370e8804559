/** Owns the rows of the file tree, and what a key does in it (the WAI-ARIA tree pattern). Pure. */
import type { FileChange } from '../../lib/workspace/edits.ts';

export interface TreeFile {
  readonly path: string;
  readonly change: FileChange | null;
}

export interface TreeGroup {
  readonly id: 'lesson' | 'app';
  readonly name: string;
  readonly files: readonly TreeFile[];
}

export interface TreeRow {
  /** Names the row as long as its file or folder is there. */
  readonly id: string;
  readonly group: TreeGroup['id'];
  readonly name: string;
  /** From the app's root; empty for a group. */
  readonly path: string;
  /** Null for folders and groups. */
  readonly file: TreeFile | null;
  /** Null for files. */
  readonly isOpen: boolean | null;
  /** From 1. */
  readonly level: number;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: TreeFile[];
}

const emptyFolder = (): Folder => ({ folders: new Map(), files: [] });

const folderOf = (files: readonly TreeFile[]): Folder => {
  const root = emptyFolder();
  for (const file of files) {
    let folder = root;
    for (const name of file.path.split('/').slice(0, -1)) {
      const next = folder.folders.get(name) ?? emptyFolder();
      folder.folders.set(name, next);
      folder = next;
    }
    folder.files.push(file);
  }
  return root;
};

/** Folders that hold one folder and nothing else are told together: "app/events". */
const joined = (name: string, folder: Folder): readonly [name: string, folder: Folder] => {
  const [only] = folder.folders;
  if (!only || folder.folders.size > 1 || folder.files.length > 0) return [name, folder];
  return joined(`${name}/${only[0]}`, only[1]);
};

const byName = (a: string, b: string): number => a.localeCompare(b, 'en');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const fileRowId = (group: TreeGroup['id'], path: string): string => `${group}:${path}`;

/** @param isOpen Whether a folder or group is, by its row's id. @returns the rows that are seen, from the top. */
export function treeRows(groups: readonly TreeGroup[], isOpen: (id: string) => boolean): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (
    group: TreeGroup['id'],
    folder: Folder,
    above: string,
    level: number,
    parent: string,
  ): void => {
    const folders = [...folder.folders]
      .map(([name, inside]) => joined(name, inside))
      .sort(([a], [b]) => byName(a, b));
    const files = folder.files.toSorted((a, b) => byName(a.path, b.path));
    const siblings = folders.length + files.length;
    const about = { group, level, siblings, parent };
    for (const [index, [name, inside]] of folders.entries()) {
      const path = `${above}${name}`;
      const id = `${group}:${path}/`;
      const open = isOpen(id);
      rows.push({ ...about, id, name, path, file: null, isOpen: open, position: index + 1 });
      if (open) add(group, inside, `${path}/`, level + 1, id);
    }
    for (const [index, file] of files.entries()) {
      const { path } = file;
      const position = folders.length + index + 1;
      rows.push({
        ...about,
        id: fileRowId(group, path),
        name: nameOf(path),
        path,
        file,
        isOpen: null,
        position,
      });
    }
  };
  for (const [index, { id, name, files }] of groups.entries()) {
    const open = isOpen(id);
    const about = { group: id, level: 1, position: index + 1, siblings: groups.length, parent: null };
    rows.push({ ...about, id, name, path: '', file: null, isOpen: open });
    if (open) add(id, folderOf(files), '', 2, id);
  }
  return rows;
}

/** What a lesson's groups are like before somebody opens or closes anything. */
export const isOpenAtFirst = (id: string): boolean => id === 'lesson' || id.startsWith('lesson:');

/** The folders that have to be open for a file to be seen, and its group. */
export const rowsAbove = (groups: readonly TreeGroup[], group: TreeGroup['id'], path: string): string[] => {
  const all = treeRows(groups, () => true);
  const above: string[] = [];
  for (
    let row = all.find(({ id }) => id === fileRowId(group, path));
    row?.parent;
    row = all.find(({ id }) => id === row?.parent)
  )
    above.push(row.parent);
  return above;
};

export type TreeMove =
  | { readonly kind: 'go'; readonly id: string }
  | { readonly kind: 'toggle'; readonly id: string }
  | { readonly kind: 'open'; readonly file: TreeFile };

const go = (row: TreeRow | undefined): TreeMove | null => (row ? { kind: 'go', id: row.id } : null);

/** What a key does in a row; null if it does nothing. */
export function treeMove(rows: readonly TreeRow[], at: string, key: string): TreeMove | null {
  const index = rows.findIndex(({ id }) => id === at);
  const row = rows[index];
  if (!row) return null;
  const toggle: TreeMove = { kind: 'toggle', id: row.id };
  switch (key) {
    case 'ArrowDown':
      return go(rows[index + 1]);
    case 'ArrowUp':
      return go(rows[index - 1]);
    case 'Home':
      return go(rows[0]);
    case 'End':
      return go(rows.at(-1));
    case 'ArrowRight':
      if (row.isOpen === false) return toggle;
      return row.isOpen && rows[index + 1]?.parent === row.id ? go(rows[index + 1]) : null;
    case 'ArrowLeft':
      return row.isOpen ? toggle : go(rows.find(({ id }) => id === row.parent));
    case 'Enter':
    case ' ':
      return row.file ? { kind: 'open', file: row.file } : toggle;
    default:
      return null;
  }
}

/**
 * The row that somebody means who types the beginning of a name.
 * @param letters What was typed without a pause; the same letter again goes on to the next such row.
 */
export function typedRow(rows: readonly TreeRow[], at: string, letters: string): TreeRow | null {
  const [first = ''] = letters;
  const isRepeated = [...letters].every((letter) => letter === first);
  const wanted = (isRepeated ? first : letters).toLowerCase();
  const index = rows.findIndex(({ id }) => id === at);
  const from = isRepeated ? index + 1 : Math.max(0, index);
  const inOrder = [...rows.slice(from), ...rows.slice(0, from)];
  return inOrder.find(({ name }) => name.toLowerCase().startsWith(wanted)) ?? null;
}
