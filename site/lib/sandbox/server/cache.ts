/**
 * Owns what is known of Next's cache: every hit, miss, write and invalidation, booked to its request, and emptying it.
 * Next keeps its cache handlers in a map on globalThis; they are instrumented in place, so the app needs no
 * configuration, and the same works under Turbopack and webpack.
 */
import type { CacheEvent } from '../sandbox.ts';
import { currentContext } from './request-context.ts';

interface CacheEntry {
  readonly tags: string[];
  readonly timestamp: number;
}
interface CacheHandler {
  get(key: string, softTags: string[]): Promise<CacheEntry | undefined>;
  set(key: string, pending: Promise<CacheEntry>): Promise<void>;
  updateTags(tags: string[], durations?: { expire?: number }): Promise<void>;
}

const instrumented = new WeakSet<CacheHandler>();
let emptiedAt = 0;

const note = (kind: CacheEvent['kind'], tags: readonly string[] | undefined): void => {
  // Tags that Next makes of paths itself are its own business.
  currentContext()?.cache.push({ kind, tags: (tags ?? []).filter((tag) => !tag.startsWith('_N_T_')) });
};

const instrument = (handler: CacheHandler): void => {
  // `default` and `remote` are often one object.
  if (instrumented.has(handler)) return;
  instrumented.add(handler);
  const { get, set, updateTags } = handler;
  handler.get = async function (key, softTags) {
    const entry = await get.call(this, key, softTags);
    const alive = entry && entry.timestamp >= emptiedAt ? entry : undefined;
    note(alive ? 'hit' : 'miss', entry?.tags);
    return alive;
  };
  handler.set = async function (key, pending) {
    pending.then(
      (entry) => note('write', entry.tags),
      () => {},
    );
    return await set.call(this, key, pending);
  };
  handler.updateTags = async function (tags, durations) {
    note('invalidate', tags);
    return await updateTags.call(this, tags, durations);
  };
};

/** Instruments the cache handlers that exist by now; may be called again and again. */
export function watchCache(): void {
  const handlers = (globalThis as unknown as Record<symbol, unknown>)[Symbol.for('@next/cache-handlers-map')];
  if (handlers instanceof Map) for (const handler of handlers.values()) instrument(handler as CacheHandler);
}

/** Everything cached until now counts as gone. */
export function emptyCache(): void {
  emptiedAt = performance.timeOrigin + performance.now();
}
