/**
 * Owns what somebody picked or dropped: one zip, or a folder. Nothing is read before it is wanted, and what is no code
 * of a project, such as node_modules, is never walked through.
 */
import * as texts from '#texts/share.ts';
import { type Refused, refused } from '../../../lib/playground/foreign.ts';
import { isLeftOut } from '../../../lib/playground/project/left-out.ts';

type ReadOne = { readonly kind: 'read'; readonly bytes: Uint8Array } | Refused;

export type PickedFiles =
  | { readonly kind: 'zip'; readonly name: string; bytes(): Promise<Uint8Array> }
  | {
      readonly kind: 'folder';
      readonly name: string;
      /** By their paths, the folder's name first. */
      readonly files: ReadonlyMap<string, File>;
      read(path: string): Promise<ReadOne>;
    }
  | Refused;

/** Bytes that are read of a zip at most, and of one file. */
const LARGEST_ZIP = 20_000_000;
const LARGEST_FILE = 10_000_000;
/** Beside what is left out; a project has a hundred. */
const MOST_FILES = 2_000;

const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());

const isZip = ({ name, type }: File): boolean => /\.zip$/i.test(name) || type === 'application/zip';

export function pickedZip(file: File): PickedFiles {
  if (!isZip(file)) return refused(texts.isNoZip(file.name));
  if (file.size > LARGEST_ZIP) return refused(texts.zipTooLarge(file.name, LARGEST_ZIP / 1e6));
  return { kind: 'zip', name: file.name, bytes: () => bytesOf(file) };
}

/** @param files By their paths, the folder's name first. */
export function pickedFolder(files: ReadonlyMap<string, File>): PickedFiles {
  const wanted = new Map([...files].filter(([path]) => !isLeftOut(path.slice(path.indexOf('/') + 1))));
  if (wanted.size === 0) return refused(texts.folderIsEmpty);
  if (wanted.size > MOST_FILES) return refused(texts.tooManyFiles(MOST_FILES));
  return {
    kind: 'folder',
    name: [...wanted.keys()][0]?.split('/')[0] ?? 'folder',
    files: wanted,
    async read(path) {
      const file = wanted.get(path);
      if (!file) throw new Error(`The folder has no ${path}.`);
      if (file.size > LARGEST_FILE) return refused(texts.fileTooLarge(path, LARGEST_FILE / 1e6));
      return { kind: 'read', bytes: await bytesOf(file) };
    },
  };
}

/** Of an input that takes folders. */
export const folderOfInput = (files: Iterable<File>): PickedFiles =>
  pickedFolder(new Map([...files].map((file) => [file.webkitRelativePath || file.name, file])));

const entriesIn = (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  // A reader gives some at a time, and none at the end.
  const more = async (): Promise<FileSystemEntry[]> => {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    all.push(...some);
    return some.length === 0 || all.length > MOST_FILES ? all : await more();
  };
  return more();
};

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const walk = async (entry: FileSystemEntry, path: string, into: Map<string, File>): Promise<void> => {
  const inside = path.slice(path.indexOf('/') + 1);
  if (into.size > MOST_FILES || isLeftOut(entry.isDirectory ? `${inside}/x` : inside)) return;
  if (isFile(entry)) {
    into.set(path, await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
  } else if (isFolder(entry)) {
    for (const child of await entriesIn(entry)) await walk(child, `${path}/${child.name}`, into);
  }
};

/** Of something that was dropped; has to be called while the event is being handled. Null if it holds no files. */
export async function droppedFiles(transfer: DataTransfer): Promise<PickedFiles | null> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [file] = transfer.files;
  const [first] = entries;
  if (!first || !file) return null;
  if (entries.length > 1) return refused(texts.dropOne);
  if (first.isFile) return pickedZip(file);
  const files = new Map<string, File>();
  await walk(first, first.name, files);
  return pickedFolder(files);
}
