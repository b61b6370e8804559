/** Owns that two processes do not do the same piece of work at the same time. */
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAlive } from '../local-runtime/alive.ts';

const LOOK_EVERY_MS = 200;
/** Who has taken a lock writes his id at once; one who was killed in between never will. */
const NAMED_WITHIN_MS = 5000;

/** Takes the lock. @returns whether it was free. */
const take = async (lock: string): Promise<boolean> => {
  try {
    const file = await open(lock, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/** Whether somebody holds the lock. One who has just taken it may not have written his id yet. */
const isHeld = async (lock: string): Promise<boolean> => {
  const owner = await readFile(lock, 'utf8').catch(() => '');
  if (owner !== '') return Number(owner) !== process.pid && isAlive(Number(owner));
  const takenAt = await stat(lock).then(({ mtimeMs }) => mtimeMs, Date.now);
  return Date.now() - takenAt < NAMED_WITHIN_MS;
};

/** Takes a lock away whose owner was killed; of several who see that, one succeeds, and a new owner's stays. */
const breakLock = async (lock: string): Promise<void> => {
  const aside = `${lock}.${process.pid}`;
  const moved = await rename(lock, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if (await isHeld(aside)) await rename(aside, lock);
  else await rm(aside, { force: true });
};

/**
 * Does the work when nobody else does it.
 * @param lock The path of a file that stands for the work.
 * @param onWait Told once if somebody else is at it.
 */
export async function oneAtATime<T>(lock: string, onWait: () => void, act: () => Promise<T>): Promise<T> {
  await mkdir(dirname(lock), { recursive: true });
  let hasWaited = false;
  while (!(await take(lock))) {
    if (!(await isHeld(lock))) {
      await breakLock(lock);
      continue;
    }
    if (!hasWaited) onWait();
    hasWaited = true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  try {
    return await act();
  } finally {
    await rm(lock, { force: true });
  }
}
