/** Owns building a folder once: whole or not at all, also when it is killed, and when several builds run at a time. */
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  makeOwnedFolder,
  ownedName,
  removeFolder,
  sweepOwnedFolders,
} from '../local-runtime/owned-folders.ts';

/** Each lost one means that another build took the place in between. */
const MOST_ATTEMPTS = 100;

export interface BuildOnce<T> {
  /** The folder to be there in the end. Its name should stand for everything that goes into it. */
  readonly place: string;
  /** Where builds work, on the same disk; what killed ones have left there is removed. */
  readonly workFolder: string;
  /** Replaces what is there. */
  readonly force: boolean;
  /** @returns what a whole folder holds, or null. */
  read(folder: string): Promise<T | null>;
  /** Builds it. `scratch` goes away afterwards. */
  build(folder: string, scratch: string): Promise<void>;
}

/**
 * Makes sure that the folder is there and whole.
 * @returns what {@link BuildOnce.read} says of it.
 * @throws what the build throws; then nothing has changed.
 */
export async function buildOnce<T>({ place, workFolder, force, read, build }: BuildOnce<T>): Promise<T> {
  const there = force ? null : await read(place);
  if (there) return there;
  await sweepOwnedFolders(workFolder);
  const work = makeOwnedFolder(workFolder, ownedName());
  try {
    const [folder, scratch] = [join(work, 'built'), join(work, 'scratch')];
    await Promise.all([mkdir(folder), mkdir(scratch), mkdir(dirname(place), { recursive: true })]);
    await build(folder, scratch);
    const built = await read(folder);
    if (!built) throw new Error(`The build of ${place} ended without being whole; that is a bug in it.`);
    for (let attempt = 1; ; attempt += 1) {
      try {
        await rename(folder, place);
        return built;
      } catch (error) {
        // Another build was faster; what it made of the same inputs is as good.
        const other = force ? null : await read(place);
        if (other) return other;
        if (attempt === MOST_ATTEMPTS) throw error;
        // Damaged, or to be replaced: it goes with the work folder. If this fails, somebody else has just moved it.
        await rename(place, join(work, `replaced-${attempt}`)).catch(() => {});
      }
    }
  } finally {
    await removeFolder(work);
  }
}
