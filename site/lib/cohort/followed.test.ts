import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Cohort } from './cohort.ts';

const KEY = 'server-actions-lab:cohort';
const kept = new Map<string, string>();
let isFull = false;
beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  kept.clear();
  isFull = false;
});
afterEach(() => void vi.useRealTimers());

/** What a page that has just been opened follows, in a browser whose storage refuses where it is full. */
const openPage = async () => {
  vi.resetModules();
  const { setPersistentEngine } = await import('@nanostores/persistent');
  const storage = new Proxy<Record<string, string>>(
    {},
    {
      has: (_, key: string) => kept.has(key),
      get: (_, key: string) => kept.get(key),
      set(_, key: string, value: string) {
        if (isFull) throw new DOMException('full', 'QuotaExceededError');
        kept.set(key, value);
        return true;
      },
      deleteProperty: (_, key: string) => kept.delete(key) || true,
    },
  );
  setPersistentEngine(storage, { addEventListener() {}, removeEventListener() {} });
  return await import('./followed.ts');
};

const cohort = (name: string): Cohort => ({
  name,
  lessons: [{ lesson: 'own-the-row', due: null }],
  contact: null,
  sendTo: null,
});

test('a cohort that is followed survives a reload, is left, and comes back', async () => {
  const first = await openPage();
  expect(first.followed.get()).toBeNull();
  expect(first.follow(cohort('One'))).toBe(true);
  const second = await openPage();
  expect(second.followed.get()).toEqual(cohort('One'));
  const putBack = second.leave();
  expect(second.followed.get()).toBeNull();
  expect(kept.has(KEY)).toBe(false);
  expect((await openPage()).followed.get()).toBeNull();
  putBack();
  expect((await openPage()).followed.get()).toEqual(cohort('One'));
});

test('what the browser refuses to keep is followed as long as the page lives', async () => {
  const page = await openPage();
  page.follow(cohort('One'));
  isFull = true;
  expect(page.follow(cohort('Two'))).toBe(false);
  expect(page.followed.get()?.name).toBe('Two');
  page.leave();
  expect(page.followed.get()).toBeNull();
});

test('what was kept and is damaged is followed by nobody', async () => {
  kept.set(KEY, '{"kind":"server-actions-lab/cohort","version":1,"name":"a\\nb"}');
  expect((await openPage()).followed.get()).toBeNull();
});
