import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refusingStorage } from '../kept/refusing-storage.ts';

const storage = refusingStorage();
const { kept } = storage;
beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  kept.clear();
  storage.isFull = false;
});
afterEach(() => void vi.useRealTimers());

/** The progress of a page that has just been opened, in a browser whose storage refuses where it is full. */
const openPage = async () => {
  await storage.install();
  return await import('./progress.ts');
};

test('a pass that the browser refuses to keep counts as long as the page lives, whoever listens', async () => {
  const { notePassed, progress } = await openPage();
  const seen: string[][] = [];
  progress.subscribe((all) => void seen.push(Object.keys(all)));
  storage.isFull = true;
  notePassed('one', ['a'], {});
  notePassed('two', ['a'], {});
  expect(seen).toEqual([[], ['one'], ['one', 'two']]);
  storage.isFull = false;
  notePassed('three', ['a'], {});
  expect(Object.keys(JSON.parse(kept.get('server-actions-lab:progress') ?? '{}'))).toEqual([
    'one',
    'two',
    'three',
  ]);
});

test('what was refused is no trouble when somebody begins to listen, nor in the next page', async () => {
  const first = await openPage();
  storage.isFull = true;
  first.notePassed('one', ['a'], {});
  expect(Object.keys(first.progress.get())).toEqual(['one']);
  const stop = first.progress.subscribe(() => {});
  stop();
  // Until nobody listens any more.
  await vi.advanceTimersByTimeAsync(5000);
  expect(Object.keys(first.progress.get())).toEqual(['one']);
  vi.resetModules();
  const next = await openPage();
  expect(next.progress.get()).toEqual({});
});
