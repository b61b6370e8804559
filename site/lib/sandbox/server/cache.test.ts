import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { CacheEvent } from '../sandbox.ts';
import { emptyCache, watchCache } from './cache.ts';
import { cacheEventsSince, cachePosition } from './cache-journal.ts';
import { closeContext, createContext, runInContext } from './request-context.ts';

const folder = fileURLToPath(new URL('../../../..', import.meta.url));
const HANDLERS = Symbol.for('@next/cache-handlers-map');
const PERSONAL = Symbol.for('@next/cache-handlers-private');
const shared = globalThis as unknown as Record<symbol, unknown>;

interface Entry {
  readonly tags: string[];
  readonly timestamp: number;
  readonly revalidate: number;
}

/** A cache handler as Next's own is, without tags that end. */
const createHandler = () => {
  const entries = new Map<string, Entry>();
  return {
    get: async (key: string, _softTags: string[]): Promise<Entry | undefined> => entries.get(key),
    set: async (key: string, pending: Promise<Entry>): Promise<void> => void entries.set(key, await pending),
    updateTags: async (_tags: string[]): Promise<void> => {},
  };
};
const handler = createHandler();
const personal = createHandler();
shared[HANDLERS] = new Map([
  ['default', handler],
  ['remote', handler],
]);
shared[PERSONAL] = personal;
watchCache();
watchCache();
afterAll(() => {
  delete shared[HANDLERS];
  delete shared[PERSONAL];
});
beforeEach(() => emptyCache(folder));

const entry = (tags: string[], more: Partial<Entry> = {}): Entry => ({
  tags,
  timestamp: performance.timeOrigin + performance.now(),
  revalidate: 900,
  ...more,
});

/** Runs `body` as one request. @returns what is booked to it. */
const asRequest = async (body: () => Promise<unknown>): Promise<CacheEvent[]> => {
  const context = createContext();
  await runInContext(context, body);
  closeContext(context);
  return context.cache;
};
const make = (key: string, made: Entry, by = handler) => by.set(key, Promise.resolve(made));

test('what a request misses and makes is booked to it once, with the tags of what it made', async () => {
  const events = await asRequest(async () => {
    await handler.get('k', []);
    await make('k', entry(['events', '_N_T_/events']));
  });
  expect(events).toEqual([
    { kind: 'miss', tags: ['events'] },
    { kind: 'write', tags: ['events'] },
  ]);
  expect(await asRequest(() => handler.get('k', []))).toEqual([{ kind: 'hit', tags: ['events'] }]);
});

test('an entry whose tag is stale or whose time is over is a stale hit, and what is made beside it leaves it one', async () => {
  await make('tag', entry(['a'], { revalidate: -1 }));
  await make('time', entry(['b'], { timestamp: Date.now() - 10_000, revalidate: 5 }));
  const events = await asRequest(async () => {
    await handler.get('tag', []);
    await handler.get('time', []);
    await make('tag', entry(['a']));
  });
  expect(events).toEqual([
    { kind: 'hit', tags: ['a'], stale: true },
    { kind: 'hit', tags: ['b'], stale: true },
    { kind: 'write', tags: ['a'] },
  ]);
});

test('a find that Next throws away and makes anew was a miss', async () => {
  await make('k', entry(['a']));
  const events = await asRequest(async () => {
    await handler.get('k', []);
    await make('k', entry(['a']));
  });
  expect(events.map(({ kind }) => kind)).toEqual(['miss', 'write']);
});

test('a path that is ended stands among the tags as the path, and all handlers that hear of it count once', async () => {
  const events = await asRequest(async () => {
    await Promise.all([handler, personal].map((each) => each.updateTags(['events', '_N_T_/events'])));
  });
  expect(events).toEqual([{ kind: 'invalidate', tags: ['events', '/events'] }]);
});

test('what belongs to no request is in the journal all the same', async () => {
  const from = cachePosition();
  await handler.get('nobody', []);
  expect(cacheEventsSince(from)).toEqual([{ kind: 'miss', tags: [] }]);
});

test('emptying ends what everybody shares and what is one person’s, whatever its time says', async () => {
  const tomorrow = { timestamp: Date.now() + 86_400_000 };
  await make('k', entry(['a'], tomorrow));
  await make('mine', entry(['b'], tomorrow), personal);
  expect(await handler.get('k', [])).toBeDefined();
  expect(await personal.get('mine', [])).toBeDefined();
  emptyCache(folder);
  expect(await handler.get('k', [])).toBeUndefined();
  expect(await personal.get('mine', [])).toBeUndefined();
});

test('what a request makes that was under way when the cache was emptied is not kept', async () => {
  await asRequest(async () => {
    await handler.get('k', []);
    emptyCache(folder);
    await make('k', entry(['old']));
  });
  expect(await handler.get('k', [])).toBeUndefined();
  await make('k', entry(['new']));
  expect((await handler.get('k', []))?.tags).toEqual(['new']);
});

test('emptying forgets that tags have ended, also those that end in the future', () => {
  const { tagsManifest } = createRequire(`${folder}package.json`)(
    'next/dist/server/lib/incremental-cache/tags-manifest.external.js',
  ) as { tagsManifest: Map<string, unknown> };
  tagsManifest.set('events', { expired: Date.now() + 86_400_000 });
  emptyCache(folder);
  expect(tagsManifest.size).toBe(0);
});
