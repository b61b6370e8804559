/**
 * Owns what a browser keeps of snapshots between visits: files by the hash of their contents, and the last manifest.
 * Whatever goes wrong here is a visit without a cache, never a failure.
 */
import { type SnapshotManifest, snapshotManifest } from './manifest.ts';

const NAME = 'server-actions-lab:snapshots';

export interface SnapshotCache {
  /** The manifest of the last visit, if it can still be read. */
  manifest(): Promise<SnapshotManifest | undefined>;
  rememberManifest(manifest: SnapshotManifest): Promise<void>;
  /** What lies there under a hash. Not checked: it may be damaged. */
  get(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  put(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  drop(hash: string): Promise<void>;
  /** Removes files of all other hashes. */
  keepOnly(hashes: readonly string[]): Promise<void>;
}

/** @param baseUrl Where the snapshot comes from; another place has entries of its own. */
export async function openSnapshotCache(baseUrl: string): Promise<SnapshotCache> {
  const manifestKey = new URL('manifest.json', baseUrl).href;
  const keyOf = (hash: string): string => new URL(`?sha256=${hash}`, baseUrl).href;
  // Absent where storage is switched off, and some browsers throw instead.
  const cache = await quietly(() => globalThis.caches?.open(NAME));
  const put = async (key: string, response: Response): Promise<void> => {
    // A full disk throws here: then the next visit downloads again.
    await quietly(() => cache?.put(key, response));
  };

  return {
    async manifest() {
      const found = await quietly(async () => (await cache?.match(manifestKey))?.json());
      return snapshotManifest.safeParse(found).data;
    },
    rememberManifest: (manifest) => put(manifestKey, Response.json(manifest)),
    get: (hash) =>
      quietly(async () => {
        const found = await cache?.match(keyOf(hash));
        return found && new Uint8Array(await found.arrayBuffer());
      }),
    put: (hash, bytes) => put(keyOf(hash), new Response(bytes)),
    drop: async (hash) => void (await quietly(() => cache?.delete(keyOf(hash)))),
    async keepOnly(hashes) {
      const kept = new Set([manifestKey, ...hashes.map(keyOf)]);
      const keys = (await quietly(() => cache?.keys())) ?? [];
      const old = keys.filter(({ url }) => url.startsWith(baseUrl) && !kept.has(url));
      await Promise.all(old.map((key) => quietly(() => cache?.delete(key))));
    },
  };
}

async function quietly<T>(act: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await act();
  } catch {
    return undefined;
  }
}
