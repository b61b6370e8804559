import { afterEach, expect, test, vi } from 'vitest';
import { expectCall } from './expect-call.ts';
import { CheckFailure } from './outcome.ts';

afterEach(() => void vi.useRealTimers());

test('gives what the call comes to, and leaves no timer behind', async () => {
  vi.useFakeTimers();
  expect(await expectCall('like', Promise.resolve('call'))).toBe('call');
  expect(vi.getTimerCount()).toBe(0);
});

test('a call that does not come in ten seconds is a failure that names the action', async () => {
  vi.useFakeTimers();
  const outcome = expectCall('like', new Promise(() => {})).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await outcome).toBeInstanceOf(CheckFailure);
  expect(await outcome).toMatchObject({ message: expect.stringContaining('did not call like') });
});

test('what goes wrong on the way is passed on as it is', async () => {
  await expect(expectCall('like', Promise.reject(new Error('The pipe broke.')))).rejects.toThrow(
    'The pipe broke.',
  );
});
