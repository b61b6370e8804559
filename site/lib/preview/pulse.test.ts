import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchPulse } from './pulse.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a page that answers is never called frozen, one that is silent is, until it answers', async () => {
  const told: boolean[] = [];
  let answer: Promise<unknown> = Promise.resolve();
  const stop = watchPulse(
    () => answer,
    (isFrozen) => told.push(isFrozen),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([]);
  const loop = Promise.withResolvers<void>();
  answer = loop.promise;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(told).toEqual([true]);
  loop.resolve();
  await vi.advanceTimersByTimeAsync(2000);
  expect(told).toEqual([true, false]);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

test('a page that is gone is asked no more and is not frozen', async () => {
  const onChange = vi.fn();
  watchPulse(() => Promise.reject(new Error('The page was left.')), onChange);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onChange).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
