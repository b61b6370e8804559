/**
 * Owns the files of this version in the browser's caches: getting them there whole, finding them, and removing those of
 * other versions.
 */
import {
  type Built,
  type BuiltFile,
  cacheName,
  type Group,
  keepsWorkbench,
  otherVersions,
} from '../built.ts';
import type { WorkerScope } from './scope.ts';

export interface KeptFiles {
  /**
   * Gets what is not there yet of a group. What comes is checked: a file of another version would not fit.
   * @throws if one cannot be had, or if there is not room enough; then nothing of the group is left.
   */
  keep(group: Group): Promise<void>;
  /** @returns The file; undefined if it is not kept. */
  find(file: BuiltFile): Promise<Response | undefined>;
  /** Looks for an address in all that other versions have kept. */
  findElsewhere(url: string): Promise<Response | undefined>;
  /** Whether a lesson was opened here, in this version or another. */
  wantsWorkbench(): Promise<boolean>;
  removeOthers(): Promise<void>;
}

const AT_A_TIME = 4;
/** Of the space that the browser gives, this many times what is to be kept must be free: learners' work comes first. */
const ROOM = 3;

export function openKeptFiles(built: Built, { caches, navigator, location, fetch }: WorkerScope): KeptFiles {
  const addressOf = ({ path }: BuiltFile): string => new URL(built.base + path, location.origin).href;

  const get = async (file: BuiltFile, cache: Cache): Promise<void> => {
    const address = addressOf(file);
    const response = await fetch(address, {
      // What is named by its contents came with the page a moment ago; anything else may have changed.
      cache: file.path.startsWith('_astro/') ? 'default' : 'no-cache',
      integrity: file.hash,
      redirect: 'error',
    });
    if (!response.ok) throw new Error(`${file.path} could not be kept (${response.status}).`);
    await cache.put(address, response);
  };

  const assertRoom = async (files: readonly BuiltFile[]): Promise<void> => {
    const { quota, usage } = (await navigator.storage?.estimate()) ?? {};
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    if (quota !== undefined && usage !== undefined && quota - usage < bytes * ROOM)
      throw new Error('There is not room enough to keep the site.');
  };

  return {
    async keep(group) {
      const name = cacheName(group, built);
      const cache = await caches.open(name);
      const there = new Set((await cache.keys()).map(({ url }) => url));
      const left = built.files.filter((file) => file.group === group && !there.has(addressOf(file)));
      try {
        await assertRoom(left);
        const work = async (): Promise<void> => {
          for (let file = left.pop(); file; file = left.pop()) await get(file, cache);
        };
        await Promise.all(Array.from({ length: AT_A_TIME }, work));
      } catch (error) {
        left.length = 0;
        await caches.delete(name);
        throw error;
      }
    },
    async find(file) {
      const cache = await caches.open(cacheName(file.group, built));
      return await cache.match(addressOf(file));
    },
    async findElsewhere(url) {
      for (const name of otherVersions(await caches.keys(), built)) {
        const found = await (await caches.open(name)).match(url, { ignoreSearch: true });
        if (found) return found;
      }
      return undefined;
    },
    wantsWorkbench: async () => keepsWorkbench(await caches.keys(), built.base),
    async removeOthers() {
      const others = otherVersions(await caches.keys(), built);
      await Promise.all(others.map((name) => caches.delete(name)));
    },
  };
}
