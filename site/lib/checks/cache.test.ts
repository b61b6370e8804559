import { expect, test } from 'vitest';
import type { Control } from '../sandbox/client/sandbox.ts';
import type { CacheEvent } from '../sandbox/sandbox.ts';
import { createCachePort } from './cache.ts';

test('during() tells what happened in the cache while its body ran', async () => {
  const events: CacheEvent[] = [{ kind: 'miss', tags: [] }];
  const cache = createCachePort({
    cachePosition: async () => events.length,
    cacheEvents: async ({ from }: { from: number }) => events.slice(from),
  } as unknown as Control);
  const seen = await cache.during(async () => {
    events.push({ kind: 'hit', tags: ['a'], stale: true });
  });
  expect(seen).toEqual([{ kind: 'hit', tags: ['a'], stale: true }]);
});

test('empty() is asked of the app', async () => {
  const asked: string[] = [];
  const cache = createCachePort({
    emptyCache: async () => void asked.push('empty'),
  } as unknown as Control);
  await cache.empty();
  expect(asked).toEqual(['empty']);
});
