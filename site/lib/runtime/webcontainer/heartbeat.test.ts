import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startHeartbeat } from './heartbeat.ts';

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const turn = (visibilityState: 'visible' | 'hidden'): void => {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  page.visibilityState = 'visible';
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const never = (): Promise<never> => new Promise(() => {});

test('a host that answers, even with errors, lives', async () => {
  const onDead = vi.fn();
  const stop = startHeartbeat(() => Promise.reject(new Error('busy')), 1000, onDead);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onDead).not.toHaveBeenCalled();
  stop();
});

test('a host that does not answer for three beats is dead, once, and is asked no more', async () => {
  const onDead = vi.fn();
  const ask = vi.fn(never);
  startHeartbeat(ask, 1000, onDead);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onDead).toHaveBeenCalledOnce();
  expect(ask, 'one question at a time').toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test('a page in the background asks nothing and misses nothing, and starts anew when it is seen again', async () => {
  const onDead = vi.fn();
  const ask = vi.fn(never);
  startHeartbeat(ask, 1000, onDead);
  turn('hidden');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ask).not.toHaveBeenCalled();
  expect(onDead).not.toHaveBeenCalled();
  turn('visible');
  await vi.advanceTimersByTimeAsync(2900);
  expect(onDead).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(400);
  expect(onDead).toHaveBeenCalledOnce();
});

test('a heartbeat that was stopped is silent', async () => {
  const onDead = vi.fn();
  startHeartbeat(never, 1000, onDead)();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(onDead).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
