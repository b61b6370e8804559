import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const kept = new Map<string, string>();
let isFull = false;
beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  kept.clear();
  isFull = false;
});
afterEach(() => void vi.useRealTimers());

/** The progress of a page that has just been opened, in a browser whose storage refuses where it is full. */
const openPage = async () => {
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
  return await import('./progress.ts');
};

test('a pass that the browser refuses to keep counts as long as the page lives, whoever listens', async () => {
  const { notePassed, progress } = await openPage();
  const seen: string[][] = [];
  progress.subscribe((all) => void seen.push(Object.keys(all)));
  isFull = true;
  notePassed('one', ['a'], {});
  notePassed('two', ['a'], {});
  expect(seen).toEqual([[], ['one'], ['one', 'two']]);
  isFull = false;
  notePassed('three', ['a'], {});
  expect(Object.keys(JSON.parse(kept.get('server-actions-lab:progress') ?? '{}'))).toEqual([
    'one',
    'two',
    'three',
  ]);
});

test('what was refused is no trouble when somebody begins to listen, nor in the next page', async () => {
  const first = await openPage();
  isFull = true;
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
