/** Owns where on this machine the local runtime keeps what it installed and what runs. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { namesIn, sweepOwnedFolders } from './owned-folders.ts';

/** @returns The folder named by SERVER_ACTIONS_LAB_CACHE, else one in the system's cache folder of this user. */
export function defaultCacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): string {
  const chosen = env.SERVER_ACTIONS_LAB_CACHE;
  if (chosen) return resolve(chosen);
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'server-actions-lab');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'server-actions-lab');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'server-actions-lab');
}

// One folder a template (named by its hash), beside these:
export const homesFolder = (cacheFolder: string): string => join(cacheFolder, 'homes');
export const installsFolder = (cacheFolder: string): string => join(cacheFolder, 'installing');
export const sandboxesFolder = (store: string): string => join(store, 'sandboxes');

/** Removes what services that were killed have left. @returns How many folders were removed. */
export async function sweepCache(cacheFolder: string): Promise<number> {
  const stores = namesIn(cacheFolder).map((name) => sandboxesFolder(join(cacheFolder, name)));
  const parents = [homesFolder(cacheFolder), installsFolder(cacheFolder), ...stores];
  const removed = await Promise.all(parents.map(sweepOwnedFolders));
  return removed.reduce((sum, count) => sum + count, 0);
}
