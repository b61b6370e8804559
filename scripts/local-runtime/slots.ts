/**
 * Owns the numbered places of a store, in which apps are laid. What Turbopack has compiled is only good for an app at the
 * same path, so places are used again: what was compiled stays when an app goes, and is there for the next one. Each
 * place is claimed by one process at a time, with a file that names it.
 */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive, makeOwnedFolder, namesIn, removeFolder } from './owned-folders.ts';

/** Next's own place for it, in an app's folder. It is checked against the files at each start. */
const COMPILED = '.next/dev/cache/turbopack';
/** Of so many places what was compiled is kept, 120 MB each; more apps at a time are rare. */
const KEPT_PLACES = 4;
/** What was compiled for edits long gone stays in it for a while. Beyond this it is begun anew. */
const KEPT_BYTES = 400e6;

export const sandboxesFolder = (store: string): string => join(store, 'sandboxes');
const claimsFolder = (store: string): string => join(store, 'claims');
const claimOf = (store: string, slot: number): string => join(claimsFolder(store), String(slot));
const compiledOf = (store: string, slot: number): string => join(store, 'compiled', String(slot));
const nameOf = (slot: number): string => `app-${slot}`;

export interface Slot {
  /** The app's folder, empty but for what was compiled before. */
  readonly root: string;
  /** Removes the folder and frees the place. Whatever ran in it has ended. */
  leave(): Promise<void>;
  /** The same at once, for a process that is about to exit. */
  leaveNow(): void;
}

export interface SlotOptions {
  /** Leaves what was compiled at the place alone, and begins with nothing. */
  readonly isFresh?: boolean;
}

/** @returns false if somebody else has the place. */
function claim(store: string, slot: number): boolean {
  mkdirSync(claimsFolder(store), { recursive: true });
  try {
    writeFileSync(claimOf(store, slot), String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @returns the process that has the place; null if it is being claimed or left at this moment. */
function readClaim(store: string, slot: string): number | null {
  try {
    return Number(readFileSync(join(claimsFolder(store), slot), 'utf8')) || null;
  } catch {
    return null;
  }
}

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);

/** Moves a folder, unless it is not there. */
function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}

function keepCompiled(store: string, slot: number, root: string): void {
  const compiled = join(root, COMPILED);
  if (slot > KEPT_PLACES) return;
  try {
    if (existsSync(compiled) && sizeOf(compiled) <= KEPT_BYTES) move(compiled, compiledOf(store, slot));
  } catch {
    // It only saves time; whoever still has a file of it open may have it.
  }
}

/**
 * Claims the first free place of a store and makes its folder.
 * @throws if the store cannot be written.
 */
export async function takeSlot(store: string, { isFresh = false }: SlotOptions = {}): Promise<Slot> {
  let slot = 1;
  while (!claim(store, slot)) slot += 1;
  const sandboxes = sandboxesFolder(store);
  await removeFolder(join(sandboxes, nameOf(slot)));
  const root = makeOwnedFolder(sandboxes, nameOf(slot));
  if (!isFresh) move(compiledOf(store, slot), join(root, COMPILED));
  const keep = (): void => {
    if (!isFresh) keepCompiled(store, slot, root);
  };
  const free = (): void => rmSync(claimOf(store, slot), { force: true });
  return {
    root,
    async leave() {
      keep();
      await removeFolder(root);
      free();
    },
    leaveNow() {
      keep();
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
      free();
    },
  };
}

/**
 * Removes the apps of processes that no longer run, and frees their places.
 * @returns How many were removed.
 */
export async function sweepSlots(store: string): Promise<number> {
  const abandoned = namesIn(claimsFolder(store)).filter((slot) => {
    const owner = readClaim(store, slot);
    return owner !== null && !isAlive(owner);
  });
  for (const slot of abandoned) {
    await removeFolder(join(sandboxesFolder(store), nameOf(Number(slot))));
    rmSync(join(claimsFolder(store), slot), { force: true });
  }
  return abandoned.length;
}
