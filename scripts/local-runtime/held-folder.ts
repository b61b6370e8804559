/**
 * Owns going down into a folder so that nobody can put a link in between. On Linux every folder on the way is held open
 * and the next step starts from what is held, which is what `openat` does. Elsewhere Node has nothing like it: each step
 * is checked by its name, and a link that comes between the check and the use is found afterwards at best.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rm, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { JailError } from './jail-error.ts';

const CAN_HOLD = process.platform === 'linux';
const OPEN_FOLDER = constants.O_RDONLY | (constants.O_DIRECTORY ?? 0) | (constants.O_NOFOLLOW ?? 0);
/** A program that is just writing into a folder keeps it from going away. */
const REMOVE_ATTEMPTS = 5;

export interface HeldFolder {
  /** Leads to the folder itself, whatever its name stands for by now. */
  readonly path: string;
  /** Leads to what is called so in it. */
  at(name: string): string;
  close(): Promise<void>;
}

const held = (path: string, handle?: FileHandle): HeldFolder => ({
  path,
  at: (name) => join(path, name),
  close: async () => await handle?.close(),
});

/** @throws {JailError} ENOTDIR, also for a link. */
async function openFolder(path: string): Promise<HeldFolder> {
  if (!CAN_HOLD) {
    if (!(await lstat(path)).isDirectory()) throw new JailError('ENOTDIR', 'this is not a folder');
    return held(path);
  }
  const handle = await open(path, OPEN_FOLDER);
  return held(`/proc/self/fd/${handle.fd}`, handle);
}

async function enter(folder: HeldFolder, name: string, path: string): Promise<HeldFolder> {
  try {
    return await openFolder(folder.at(name));
  } catch (error) {
    const found = await lstat(folder.at(name)).catch(() => undefined);
    if (found?.isSymbolicLink()) throw new JailError('EACCES', `"${path}" goes through a symbolic link`);
    if (found && !found.isDirectory())
      throw new JailError('ENOTDIR', `"${path}" needs a folder where there is a file`);
    throw error;
  }
}

export interface Descent {
  /** Where to begin: an absolute path without links. */
  readonly root: string;
  /** The folders to go through. */
  readonly names: readonly string[];
  /** What to call the goal in errors. */
  readonly path: string;
  /** Makes what is not there. */
  readonly make?: boolean;
}

/**
 * Goes down and does something there.
 * @throws {JailError} ENOTDIR or EACCES if there is a file or a link on the way; ENOENT if there is nothing.
 */
export async function inFolder<T>(
  { root, names, path, make }: Descent,
  act: (folder: HeldFolder) => Promise<T>,
): Promise<T> {
  let folder = await openFolder(root);
  try {
    for (const name of names) {
      if (make) await mkdir(folder.at(name)).catch(unlessThere);
      const next = await enter(folder, name, path);
      await folder.close();
      folder = next;
    }
    return await act(folder);
  } finally {
    await folder.close();
  }
}

/** Removes what is called so in a folder, with all that is in it. Links go, and what they lead to stays. */
export async function removeIn(folder: HeldFolder, name: string): Promise<void> {
  if (!CAN_HOLD)
    return await rm(folder.at(name), { recursive: true, force: true, maxRetries: REMOVE_ATTEMPTS });
  const inner = await openFolder(folder.at(name)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOTDIR' || codeOf(error) === 'ELOOP') return null;
    throw error;
  });
  if (!inner) return await unlink(folder.at(name));
  try {
    for (let attempt = 1; ; attempt += 1) {
      for (const each of await readdir(inner.path)) await removeIn(inner, each).catch(unlessGone);
      try {
        return await rmdir(folder.at(name));
      } catch (error) {
        if (codeOf(error) !== 'ENOTEMPTY' || attempt === REMOVE_ATTEMPTS) throw error;
      }
    }
  } finally {
    await inner.close();
  }
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const unlessThere = (error: unknown): void => {
  if (codeOf(error) !== 'EEXIST') throw error;
};
const unlessGone = (error: unknown): void => {
  if (codeOf(error) !== 'ENOENT') throw error;
};
