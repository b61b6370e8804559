/**
 * Owns scratch folders that belong to one process of ours and may be removed once that process is gone. The owner's
 * id is in the folder's name, so that a folder is never there without its owner being known.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './alive.ts';

const NAME = /^(\d+)-[0-9a-f]{16}$/;

/** @returns A new name for a folder of this process. */
export const ownedName = (): string => `${process.pid}-${randomBytes(8).toString('hex')}`;

/** Makes a folder that only this user can enter. @returns Its path without symbolic links. */
export function makeOwnedFolder(parent: string, name: string): string {
  mkdirSync(parent, { recursive: true });
  mkdirSync(join(parent, name), { mode: 0o700 });
  return realpathSync(join(parent, name));
}

/** Removes a folder with all that is in it; a program that is just ending may still write there for a moment. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });

/**
 * Removes the folders in `parent` whose owner no longer runs.
 * @returns How many were removed.
 */
export async function sweepOwnedFolders(parent: string): Promise<number> {
  const abandoned = namesIn(parent).filter((name) => {
    const owner = NAME.exec(name)?.[1];
    return owner !== undefined && !isAlive(Number(owner));
  });
  await Promise.all(abandoned.map((name) => removeFolder(join(parent, name))));
  return abandoned.length;
}

/** The names in a folder, none if there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
