/**
 * Owns the files of one session: every path stays inside its folder, also where the learner's own code has put
 * symbolic links in the way.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { assertSafePath } from '../../site/lib/files/files.ts';
import { MAX_FILE } from '../../site/lib/runtime/local/protocol.ts';
import type { Entry } from '../../site/lib/runtime/runtime.ts';

// Windows has neither flag. Non-blocking, or opening a named pipe would wait for its other end for ever.
const SAFE_OPEN = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A failed file operation, named by the learner's path, never by a path of this machine. */
export class JailError extends Error {
  override name = 'JailError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

export interface Jail {
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

  const resolveInside = async (path: string): Promise<string> => {
    const real = await realpath(place(path));
    if (real !== root && !real.startsWith(root + sep))
      throw new JailError('EACCES', `"${path}" leads out of the app`);
    return real;
  };

  // Level by level, because a recursive mkdir would follow a link out of the root.
  const makeParents = async (path: string): Promise<string> => {
    let folder = root;
    for (const segment of path.split('/').slice(0, -1)) {
      folder = join(folder, segment);
      await mkdir(folder).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      });
      const found = await lstat(folder);
      if (found.isSymbolicLink()) throw new JailError('EACCES', `"${path}" goes through a symbolic link`);
      if (!found.isDirectory())
        throw new JailError('ENOTDIR', `"${path}" needs a folder where there is a file`);
    }
    return folder;
  };

  // A folder may have become a link between the check and the opening; an open file cannot be moved any more.
  const assertStillInside = async (file: FileHandle, path: string, expected: string): Promise<void> => {
    const [opened, there] = [await file.stat(), await lstat(expected)];
    const moved =
      opened.ino !== there.ino || opened.dev !== there.dev || (await realpath(expected)) !== expected;
    if (moved) throw new JailError('EACCES', `"${path}" was replaced while it was opened`);
    if (opened.isDirectory()) throw new JailError('EISDIR', `"${path}" is a folder`);
    if (!opened.isFile()) throw new JailError('EACCES', `"${path}" is not a regular file`);
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
        const target = place(path);
        await makeParents(path);
        // Not truncated by opening: a file that turns out to lie elsewhere must stay as it is.
        const file = await open(target, constants.O_WRONLY | constants.O_CREAT | SAFE_OPEN, 0o644);
        try {
          await assertStillInside(file, path, target);
          await file.truncate(0);
          await file.writeFile(contents);
        } finally {
          await file.close();
        }
      }),
    read: (path) =>
      named(path, async () => {
        const target = await resolveInside(path);
        const file = await open(target, constants.O_RDONLY | SAFE_OPEN);
        try {
          await assertStillInside(file, path, target);
          if ((await file.stat()).size > MAX_FILE)
            throw new JailError('EFBIG', `"${path}" is too large to show`);
          return await file.readFile();
        } finally {
          await file.close();
        }
      }),
    remove: (path) =>
      named(path, async () => {
        assertSafePath(path);
        const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
        try {
          await rm(join(await resolveInside(parent), path.slice(path.lastIndexOf('/') + 1)), {
            recursive: true,
            force: true,
            maxRetries: 5,
          });
        } catch (error) {
          if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error;
        }
      }),
    list: (path) =>
      named(path, async () => {
        const folder = await resolveInside(path);
        const entries = await readdir(folder, { withFileTypes: true });
        const typed = entries.map(async (entry): Promise<Entry> => {
          const linked = entry.isSymbolicLink()
            ? await stat(join(folder, entry.name)).catch(() => entry)
            : entry;
          return { name: entry.name, type: linked.isDirectory() ? 'folder' : 'file' };
        });
        return (await Promise.all(typed)).sort((a, b) => (a.name < b.name ? -1 : 1));
      }),
    folder: (path) =>
      named(path, async () => {
        const folder = await resolveInside(path);
        if (!(await lstat(folder)).isDirectory()) throw new JailError('ENOTDIR', `"${path}" is not a folder`);
        return folder;
      }),
  };
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder',
  ENOTDIR: 'needs a folder where there is a file',
  ELOOP: 'is a symbolic link',
  EACCES: 'may not be opened',
  EPERM: 'may not be opened',
  ENOSPC: 'does not fit: the disk is full',
};

function withPath(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (error instanceof JailError || code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  return new JailError(code, `"${path}" ${REASONS[code] ?? 'could not be used'}`);
}
