/**
 * Owns what is known of Next's cache: every hit, miss, write and invalidation, booked to its request, and emptying it.
 * Next keeps its cache handlers on globalThis; they are instrumented in place, so the app needs no configuration, and
 * the same works under Turbopack and webpack.
 */
import type { CacheEvent } from '../sandbox.ts';
import { writeToJournal } from './cache-journal.ts';
import { noteMoment } from './moments.ts';
import { appRequire } from './next-app.ts';
import { currentContext, type RequestContext } from './request-context.ts';

interface CacheEntry {
  readonly tags: string[];
  /** Milliseconds since 1970 at which making it began. */
  readonly timestamp: number;
  /** Seconds until it is made anew in the background; -1 once one of its tags is stale. */
  readonly revalidate: number;
}
interface CacheHandler {
  get(key: string, softTags: string[]): Promise<CacheEntry | undefined>;
  set(key: string, pending: Promise<CacheEntry>): Promise<void>;
  updateTags(tags: string[], durations?: { expire?: number }): Promise<void>;
}

/** Next's own prefix for a tag that stands for a path. */
const PATH_TAG = '_N_T_';

const shared = globalThis as unknown as Record<symbol, unknown>;
const instrumented = new WeakSet<CacheHandler>();
/** For each handler: which emptying an entry was made after, by its key. */
const allMade: Map<string, number>[] = [];
let emptyings = 0;

/** Which emptying each request began after: what it makes is as old as it is, however late it is done. */
const begunAfter = new WeakMap<RequestContext, number>();
/** What each request last found under each key. */
const found = new WeakMap<RequestContext, Map<string, CacheEvent>>();

const note = (event: CacheEvent): CacheEvent => {
  currentContext()?.cache.push(event);
  // The same object: a lookup may turn out to have been a miss.
  noteMoment({ kind: 'cache', event });
  writeToJournal(event, currentContext()?.journalAt);
  return event;
};

/** Next tags what is cached on a page with the page's path as well; only ending such a tag is somebody's doing. */
const ownTags = (tags: readonly string[]): string[] => tags.filter((tag) => !tag.startsWith(PATH_TAG));

const isStale = ({ timestamp, revalidate }: CacheEntry): boolean =>
  revalidate === -1 || performance.timeOrigin + performance.now() > timestamp + revalidate * 1000;

const noteLookup = (key: string, entry: CacheEntry | undefined): void => {
  const event = note(
    entry
      ? { kind: 'hit', tags: ownTags(entry.tags), ...(isStale(entry) && { stale: true }) }
      : { kind: 'miss', tags: [] },
  );
  const context = currentContext();
  if (!context) return;
  const lookups = found.get(context) ?? new Map<string, CacheEvent>();
  found.set(context, lookups.set(key, event));
};

/**
 * What a request makes although it had found it was of no use to Next: a tag or the path has ended meanwhile. So that
 * was a miss. What it makes beside a stale hit is for others.
 */
const noteWrite = (key: string, { tags }: CacheEntry): void => {
  const context = currentContext();
  const lookup = context && found.get(context)?.get(key);
  if (lookup && !lookup.stale) Object.assign(lookup, { kind: 'miss', tags: ownTags(tags) });
  note({ kind: 'write', tags: ownTags(tags) });
};

/** @param isPersonal It hears of every tag that ends beside the handler that everybody shares: once is enough. */
const instrument = (handler: CacheHandler, isPersonal: boolean): void => {
  // `default` and `remote` are often one object.
  if (instrumented.has(handler)) return;
  instrumented.add(handler);
  const made = new Map<string, number>();
  allMade.push(made);
  const { get, set, updateTags } = handler;
  handler.get = async function (key, softTags) {
    markBeginning();
    const entry = await get.call(this, key, softTags);
    const alive = made.get(key) === emptyings ? entry : undefined;
    noteLookup(key, alive);
    return alive;
  };
  handler.set = async function (key, pending) {
    made.set(key, markBeginning());
    pending.then(
      (entry) => noteWrite(key, entry),
      () => {},
    );
    return await set.call(this, key, pending);
  };
  handler.updateTags = async function (tags, durations) {
    if (!isPersonal) note({ kind: 'invalidate', tags: tags.map((tag) => tag.replace(PATH_TAG, '')) });
    return await updateTags.call(this, tags, durations);
  };
};

/** @returns which emptying the request that runs now began after, as far as the cache can know. */
const markBeginning = (): number => {
  const context = currentContext();
  if (!context) return emptyings;
  const known = begunAfter.get(context) ?? emptyings;
  begunAfter.set(context, known);
  return known;
};

/** Instruments the cache handlers that exist by now; may be called again and again. */
export function watchCache(): void {
  const handlers = shared[Symbol.for('@next/cache-handlers-map')];
  if (handlers instanceof Map)
    for (const handler of handlers.values()) instrument(handler as CacheHandler, false);
  // The development server keeps what is cached for one person only, too.
  const personal = shared[Symbol.for('@next/cache-handlers-private')];
  if (personal) instrument(personal as CacheHandler, true);
}

/**
 * Everything cached until now counts as gone, and so does what requests that are under way make of it. Times are no
 * help here: a check may have moved the app's clock.
 */
export function emptyCache(folder: string): void {
  emptyings += 1;
  for (const made of allMade) made.clear();
  // Without entries nothing is left that a tag's end could be about, and it may have ended in the future.
  const { tagsManifest } = appRequire(folder)(
    'next/dist/server/lib/incremental-cache/tags-manifest.external.js',
  ) as { tagsManifest: Map<string, unknown> };
  tagsManifest.clear();
}
