/**
 * Owns removing template stores that nobody has used for long: every change of the template's packages makes a new one of
 * some hundred megabytes. Another version of the project may run at the same time, so a store goes in one step, and comes
 * back if somebody began to use it in that very moment.
 */
import { readFile, rename, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { installsFolder, sandboxesFolder } from './cache-folder.ts';
import { makeOwnedFolder, namesIn, ownedName, removeFolder } from './owned-folders.ts';

const STORE = /^[0-9a-f]{20}$/;
/** Written when a store is whole; the time of its last change is the store's last use. */
export const STORE_MARKER = 'installed.json';
/** What stands in it. `packages`: what was added to the template's. */
export const storeMarker = z.object({
  key: z.string(),
  packages: z.record(z.string(), z.string()).optional(),
});
/** Each takes as much room as the template's packages and more. */
const KEPT_ADDED = 3;
const UNUSED_DAYS = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Notes that a store is in use. A cache that may only be read is never pruned either. */
export async function noteUse(store: string): Promise<void> {
  const now = new Date();
  await utimes(join(store, STORE_MARKER), now, now).catch(() => {});
}

/**
 * Removes the stores that were not used for sixty days and in which no session lives.
 * @returns How many were removed.
 */
export async function pruneStores(cacheFolder: string): Promise<number> {
  const names = namesIn(cacheFolder).filter((name) => STORE.test(name));
  const removed = await Promise.all(names.map((name) => prune(cacheFolder, name, isForgotten)));
  return removed.filter(Boolean).length;
}

/**
 * Removes stores with added packages, but for those used last: each time somebody adds one there is another.
 * @returns How many were removed.
 */
export async function pruneAdded(cacheFolder: string): Promise<number> {
  const names = namesIn(cacheFolder).filter((name) => STORE.test(name));
  const stores = await Promise.all(
    names.map(async (name) => ({ name, ...(await readStore(cacheFolder, name)) })),
  );
  const oldest = stores
    .filter(({ hasAdded }) => hasAdded)
    .sort((a, b) => b.usedAt - a.usedAt)
    .slice(KEPT_ADDED);
  const removed = await Promise.all(oldest.map(({ name }) => prune(cacheFolder, name, isEmpty)));
  return removed.filter(Boolean).length;
}

async function readStore(cacheFolder: string, name: string): Promise<{ usedAt: number; hasAdded: boolean }> {
  const file = join(cacheFolder, name, STORE_MARKER);
  try {
    const [{ mtimeMs }, text] = await Promise.all([stat(file), readFile(file, 'utf8')]);
    return { usedAt: mtimeMs, hasAdded: storeMarker.parse(JSON.parse(text)).packages !== undefined };
  } catch {
    // A damaged one is made anew by whoever needs it, and goes with age.
    return { usedAt: 0, hasAdded: false };
  }
}

const isEmpty = async (store: string): Promise<boolean> => namesIn(sandboxesFolder(store)).length === 0;

async function prune(
  cacheFolder: string,
  name: string,
  isUnused: (store: string) => Promise<boolean>,
): Promise<boolean> {
  const store = join(cacheFolder, name);
  if (!(await isUnused(store))) return false;
  const work = makeOwnedFolder(installsFolder(cacheFolder), ownedName());
  const aside = join(work, name);
  try {
    // From here on a service that looks for the store finds none, and installs anew.
    await rename(store, aside);
    if (await isUnused(aside)) return true;
    await rename(aside, store);
    return false;
  } catch {
    // Somebody else has just moved it away, or made a new one in its place.
    return false;
  } finally {
    await removeFolder(work);
  }
}

async function isForgotten(store: string): Promise<boolean> {
  const used = await stat(join(store, STORE_MARKER)).catch(() => undefined);
  if (!used || Date.now() - used.mtimeMs < UNUSED_DAYS * DAY_MS) return false;
  return await isEmpty(store);
}
