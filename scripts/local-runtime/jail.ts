/**
 * Owns the files of one session: every path stays inside its folder, also where the learner's own code has put
 * symbolic links in the way, or puts them there at this very moment.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { assertSafePath } from '../../site/lib/files/files.ts';
import { MAX_FILE } from '../../site/lib/runtime/local/protocol.ts';
import type { Entry } from '../../site/lib/runtime/runtime.ts';
import { codeOf, inFolder, removeIn } from './held-folder.ts';
import { JailError, withPath } from './jail-error.ts';

// Windows has neither flag. Non-blocking, or opening a named pipe would wait for its other end for ever.
const SAFE_OPEN = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export interface Jail {
  /** @throws {JailError} EISDIR, ENOTDIR, EACCES if there is a link or if the file has another name elsewhere. */
  write(path: string, contents: string | Uint8Array): Promise<void>;
  /** @throws {JailError} ENOENT if there is none, EISDIR, EFBIG, EACCES if a link leads out. */
  read(path: string): Promise<Uint8Array>;
  remove(path: string): Promise<void>;
  /** Sorted by name. `.` is the session's own folder. */
  list(path: string): Promise<Entry[]>;
  /** @returns The absolute path of an existing folder. */
  folder(path: string): Promise<string>;
}

/** @param root An existing folder, as an absolute path without symbolic links. */
export function createJail(root: string): Jail {
  const place = (path: string): string =>
    path === '.' ? root : join(root, ...assertSafePath(path).split('/'));

  /** Where a path leads by its links, as names below the root. From there on no link is followed any more. */
  const namesOf = async (path: string): Promise<string[]> => {
    const real = await realpath(place(path));
    if (real === root) return [];
    if (!real.startsWith(root + sep)) throw new JailError('EACCES', `"${path}" leads out of the app`);
    return real.slice(root.length + 1).split(sep);
  };

  const named = async <T>(path: string, act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw withPath(error, path);
    }
  };

  return {
    write: (path, contents) =>
      named(path, async () => {
        const [name, names] = splitLast(assertSafePath(path).split('/'));
        await inFolder({ root, names, path, make: true }, async (folder) => {
          const target = folder.at(name);
          // Not truncated by opening: a file that turns out to be another must stay as it is.
          const file = await open(target, constants.O_WRONLY | constants.O_CREAT | SAFE_OPEN, 0o644);
          await closing(file, async () => {
            await assertIsOwn({ root, file, target, path });
            // A name that the learner's code gave to a file elsewhere.
            if ((await file.stat()).nlink > 1)
              throw new JailError('EACCES', `"${path}" is a hard link; remove it first`);
            await file.truncate(0);
            await file.writeFile(contents);
          });
        });
      }),
    read: (path) =>
      named(path, async () => {
        const [name, names] = splitLast(await namesOf(path));
        return await inFolder({ root, names, path }, async (folder) => {
          const file = await open(folder.at(name), constants.O_RDONLY | SAFE_OPEN);
          return await closing(file, async () => {
            await assertIsOwn({ root, file, target: folder.at(name), path });
            if ((await file.stat()).size > MAX_FILE)
              throw new JailError('EFBIG', `"${path}" is too large to show`);
            return await file.readFile();
          });
        });
      }),
    remove: (path) =>
      named(path, async () => {
        const [name, parents] = splitLast(assertSafePath(path).split('/'));
        try {
          const names = await namesOf(parents.join('/') || '.');
          await inFolder({ root, names, path }, (folder) => removeIn(folder, name));
        } catch (error) {
          if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error;
        }
      }),
    list: (path) =>
      named(path, async () => {
        const names = await namesOf(path);
        return await inFolder({ root, names, path }, async (folder) => {
          const entries = await readdir(folder.path, { withFileTypes: true });
          const typed = entries.map(async (entry): Promise<Entry> => {
            const linked = entry.isSymbolicLink()
              ? await stat(folder.at(entry.name)).catch(() => entry)
              : entry;
            return { name: entry.name, type: linked.isDirectory() ? 'folder' : 'file' };
          });
          return (await Promise.all(typed)).sort((a, b) => (a.name < b.name ? -1 : 1));
        });
      }),
    folder: (path) =>
      named(path, async () => {
        const folder = join(root, ...(await namesOf(path)));
        if (!(await lstat(folder)).isDirectory()) throw new JailError('ENOTDIR', `"${path}" is not a folder`);
        return folder;
      }),
  };
}

const splitLast = (names: readonly string[]): [last: string, others: string[]] => [
  names.at(-1) ?? '.',
  names.slice(0, -1),
];

async function closing<T>(file: FileHandle, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } finally {
    await file.close();
  }
}

interface Opened {
  readonly root: string;
  readonly file: FileHandle;
  readonly target: string;
  readonly path: string;
}

/** Where folders cannot be held, one may have become a link on the way; an open file cannot be moved any more. */
async function assertIsOwn({ root, file, target, path }: Opened): Promise<void> {
  const [opened, there] = [await file.stat(), await lstat(target)];
  const isInside = (await realpath(target)).startsWith(root + sep);
  if (!isInside || opened.ino !== there.ino || opened.dev !== there.dev)
    throw new JailError('EACCES', `"${path}" was replaced while it was opened`);
  if (opened.isDirectory()) throw new JailError('EISDIR', `"${path}" is a folder`);
  if (!opened.isFile()) throw new JailError('EACCES', `"${path}" is not a regular file`);
}
