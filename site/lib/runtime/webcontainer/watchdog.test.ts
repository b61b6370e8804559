import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startAwakeTimer, within } from './watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const late = (): Error => new Error('late');
const never = new Promise<never>(() => {});
const settled = (promise: Promise<unknown>): Promise<unknown> =>
  promise.catch((error: Error) => error.message);

test('work that is done in time gives its value or its error, and leaves no timer', async () => {
  expect(await within(Promise.resolve(1), 100, late)).toBe(1);
  await expect(within(Promise.reject(new Error('broken')), 100, late)).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});

test('work that is not done in time is late, and not before', async () => {
  let outcome: unknown = 'waiting';
  settled(within(never, 800, late)).then((value) => {
    outcome = value;
  });
  await vi.advanceTimersByTimeAsync(799);
  expect(outcome).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome).toBe('late');
  expect(vi.getTimerCount()).toBe(0);
});

test('an abort ends the waiting with its reason, before and during', async () => {
  const abort = new AbortController();
  const waiting = settled(within(never, 800, late, abort.signal));
  abort.abort(new Error('left'));
  expect(await waiting).toBe('left');
  expect(await settled(within(Promise.resolve(1), 800, late, abort.signal))).toBe('left');
  expect(vi.getTimerCount()).toBe(0);
});

test('work that fails when nobody waits for it any more bothers nobody', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const work = Promise.withResolvers<void>();
  expect(await settled(within(work.promise, 800, late, AbortSignal.abort(new Error('left'))))).toBe('left');
  work.reject(new Error('broken'));
  vi.useRealTimers();
  await new Promise((resolve) => setTimeout(resolve));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test('time in which nothing could run does not count', async () => {
  const onLate = vi.fn();
  startAwakeTimer(800, onLate);
  // An hour of sleep: the clock jumps, and the interval fires once.
  vi.setSystemTime(Date.now() + 3_600_000);
  await vi.advanceTimersByTimeAsync(700);
  expect(onLate).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(onLate).toHaveBeenCalledOnce();
});

test('a timer that is started again counts anew', async () => {
  const onLate = vi.fn();
  const timer = startAwakeTimer(800, onLate);
  await vi.advanceTimersByTimeAsync(700);
  timer.again();
  await vi.advanceTimersByTimeAsync(700);
  expect(onLate).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(onLate).toHaveBeenCalledOnce();
});
