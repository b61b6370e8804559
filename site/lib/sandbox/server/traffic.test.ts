import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenQuiet, whileBrowserWaits } from './traffic.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

test('it is quiet when no browser has wanted anything for a while, and a page that takes its time is no quiet', async () => {
  const page = Promise.withResolvers<void>();
  const served = whileBrowserWaits(page.promise);
  let isQuiet = false;
  const quiet = whenQuiet(1_000).then(() => {
    isQuiet = true;
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(isQuiet).toBe(false);
  page.resolve();
  await served;
  await vi.advanceTimersByTimeAsync(900);
  expect(isQuiet).toBe(false);
  await vi.advanceTimersByTimeAsync(1_100);
  await quiet;
  expect(isQuiet).toBe(true);
});
