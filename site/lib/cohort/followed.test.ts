import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refusingStorage } from '../kept/refusing-storage.ts';
import type { Cohort } from './cohort.ts';

const KEY = 'server-actions-lab:cohort';
const storage = refusingStorage();
const { kept } = storage;
beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  kept.clear();
  storage.isFull = false;
});
afterEach(() => void vi.useRealTimers());

/** What a page that has just been opened follows, in a browser whose storage refuses where it is full. */
const openPage = async () => {
  vi.resetModules();
  await storage.install();
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
  storage.isFull = true;
  expect(page.follow(cohort('Two'))).toBe(false);
  expect(page.followed.get()?.name).toBe('Two');
  page.leave();
  expect(page.followed.get()).toBeNull();
});

test('what was kept and is damaged is followed by nobody', async () => {
  kept.set(KEY, '{"kind":"server-actions-lab/cohort","version":1,"name":"a\\nb"}');
  expect((await openPage()).followed.get()).toBeNull();
});
