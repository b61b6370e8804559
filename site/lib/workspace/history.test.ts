import { expect, test } from 'vitest';
import { type HistoryStore, openHistory } from './history.ts';

/** Storage that several pages share. */
const openStore = (kept = new Map<string, unknown>()): HistoryStore & { kept: Map<string, unknown> } => ({
  kept,
  load: async (lesson) => kept.get(lesson),
  async change(lesson, to) {
    kept.set(lesson, structuredClone(to(kept.get(lesson))));
  },
});
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const failed = { passed: [], failed: ['own-row'] };
const passed = { passed: ['own-row'], failed: [] };

test('each run is a version, and is there after a reload', async () => {
  const store = openStore();
  const history = openHistory('l', store);
  history.note({ 'a.ts': '1' }, failed);
  history.note({ 'a.ts': '2' }, passed);
  await settle();
  const later = openHistory('l', store);
  await settle();
  expect(later.versions.get().map(({ edits, run }) => [edits['a.ts'], run])).toEqual([
    ['1', failed],
    ['2', passed],
  ]);
  expect(openHistory('other', store).versions.get()).toEqual([]);
});

test('the same code checked twice is one version, with what came of it last', async () => {
  const history = openHistory('l', openStore());
  history.note({ 'a.ts': '1' }, failed);
  history.note({ 'a.ts': '1' }, passed);
  history.note({ 'a.ts': '1' }, null);
  expect(history.versions.get().map(({ run }) => run)).toEqual([passed]);
});

test('what two tabs note stands side by side', async () => {
  const store = openStore();
  const [one, other] = [openHistory('l', store), openHistory('l', store)];
  await settle();
  one.note({ 'a.ts': 'one' }, failed);
  other.note({ 'a.ts': 'other' }, failed);
  await settle();
  const later = openHistory('l', store);
  await settle();
  expect(later.versions.get().map(({ edits }) => edits['a.ts'])).toEqual(['one', 'other']);
});

test('forty are kept, and a damaged one takes no other with it', async () => {
  const store = openStore(new Map([['l', [{ id: 3 }, 'no']]]));
  const history = openHistory('l', store);
  await settle();
  for (let edit = 1; edit <= 45; edit++) history.note({ 'a.ts': `${edit}` }, null);
  await settle();
  expect(history.versions.get()).toHaveLength(40);
  expect(history.versions.get().at(-1)?.edits).toEqual({ 'a.ts': '45' });
  expect(store.kept.get('l')).toHaveLength(40);
});

test('where nothing can be kept the history lasts as long as the page', async () => {
  const refuse = (): Promise<never> => Promise.reject(new DOMException('no', 'SecurityError'));
  const history = openHistory('l', { load: refuse, change: refuse });
  history.note({ 'a.ts': '1' }, failed);
  await settle();
  expect(history.versions.get()).toHaveLength(1);
});

test('versions noted before the kept ones arrived come after them', async () => {
  const store = openStore();
  openHistory('l', store).note({ 'a.ts': 'before' }, failed);
  await settle();
  const history = openHistory('l', store);
  history.note({ 'a.ts': 'now' }, failed);
  await settle();
  expect(history.versions.get().map(({ edits }) => edits['a.ts'])).toEqual(['before', 'now']);
});
