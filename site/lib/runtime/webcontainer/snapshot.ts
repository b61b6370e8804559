/**
 * Owns getting the snapshot: the app's packages as one file, from the last visit's copy where that is whole and still
 * the newest, otherwise from the site. Nothing is used before its hash was checked.
 */
import { decompress } from './decompress.ts';
import { differenceTo, download } from './download.ts';
import { snapshotMissing, snapshotStalled, snapshotUnreachable, snapshotUnusable } from './failures.ts';
import { type SnapshotManifest, snapshotManifest } from './manifest.ts';
import { openSnapshotCache, type SnapshotCache } from './snapshot-cache.ts';
import type { Times } from './times.ts';
import { within } from './watchdog.ts';

export interface SnapshotOptions {
  /** Where manifest.json and the files lie; ends with "/". */
  readonly url: string;
  readonly times: Times;
  readonly signal: AbortSignal;
  onBytes?(done: number, total: number): void;
}

export interface Snapshot {
  /** A tree as MessagePack, ready to be mounted at the root. */
  readonly tree: Uint8Array;
  readonly manifest: SnapshotManifest;
  /** Gets what was compiled beforehand for an app in this folder, if there is such. @throws if it cannot be had. */
  compiledFor(folder: string): Promise<Uint8Array | undefined>;
}

type Packed = Pick<SnapshotManifest, 'file' | 'hash' | 'bytes' | 'mountedBytes'>;

/**
 * @throws {RuntimeError} `unreachable` if the snapshot is missing, damaged or out of reach, `timeout` if a download
 *   stalls, `out-of-memory`; or the signal's reason.
 */
export async function loadSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const { signal, times } = options;
  const url = new URL(options.url, document.baseURI).href;
  const cache = await openSnapshotCache(url);
  const remembered = await cache.manifest();
  // The last visit's copy is read and checked while the site says whether it is still the newest.
  const news = fetchManifest(url, options);
  const kept = remembered && wholeCopy(cache, remembered);
  const manifest = await newestManifest(news, remembered, kept, options);

  const load = async (packed: Packed, onBytes?: (done: number) => void): Promise<Uint8Array> => {
    const file = new URL(packed.file, url).href;
    const copy = await (packed.hash === remembered?.hash ? kept : wholeCopy(cache, packed));
    const bytes = copy ?? (await download(file, packed, { signal, stallMs: times.stall, onBytes }));
    const unpacked = unpack(file, bytes, packed);
    if (!copy) {
      // First, since the old one may leave no room for the new one.
      await cache.keepOnly([manifest.hash, ...(manifest.compiled ? [manifest.compiled.hash] : [])]);
      await cache.put(packed.hash, bytes);
    }
    return await unpacked;
  };

  const tree = await load(manifest, (done) => options.onBytes?.(done, manifest.bytes));
  signal.throwIfAborted();
  await cache.rememberManifest(manifest);
  return {
    tree,
    manifest,
    async compiledFor(folder) {
      const { compiled } = manifest;
      // Compiled code remembers where it was compiled, and is of no use anywhere else.
      return compiled?.root === folder ? await load(compiled) : undefined;
    },
  };
}

/** A copy that is not whole is dropped. */
async function wholeCopy(cache: SnapshotCache, packed: Packed): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const copy = await cache.get(packed.hash);
  if (!copy || (await differenceTo(packed, copy)) === null) return copy;
  await cache.drop(packed.hash);
  return undefined;
}

/** The site's manifest, or the last visit's if the site says nothing in time and the copy is whole. */
async function newestManifest(
  news: Promise<SnapshotManifest>,
  remembered: SnapshotManifest | undefined,
  kept: Promise<Uint8Array | undefined> | undefined,
  { url, times, signal }: SnapshotOptions,
): Promise<SnapshotManifest> {
  const late = (): Error => snapshotStalled(url, times.stall);
  if (!remembered) return await within(news, times.stall, late, signal);
  try {
    return await within(news, times.news, late, signal);
  } catch {
    signal.throwIfAborted();
    if (await kept) return remembered;
    return await within(news, times.stall, late, signal);
  }
}

async function fetchManifest(url: string, { signal }: SnapshotOptions): Promise<SnapshotManifest> {
  const address = new URL('manifest.json', url).href;
  let response: Response;
  try {
    response = await fetch(address, { cache: 'no-cache', signal });
  } catch (error) {
    signal.throwIfAborted();
    throw snapshotUnreachable(address, error, navigator.onLine);
  }
  if (!response.ok) throw snapshotMissing(address, response.status);
  try {
    return snapshotManifest.parse(await response.json());
  } catch (error) {
    signal.throwIfAborted();
    throw snapshotUnusable(address, new Error('its manifest is malformed', { cause: error }));
  }
}

async function unpack(url: string, bytes: Uint8Array<ArrayBuffer>, packed: Packed): Promise<Uint8Array> {
  try {
    return await decompress(new Blob([bytes]).stream(), packed.mountedBytes);
  } catch (error) {
    throw snapshotUnusable(url, error);
  }
}
