import { expect, test } from 'vitest';
import { memoryDrafts, openDrafts } from './drafts.ts';

const draft = (text: string) => ({ edits: { 'a.ts': text }, before: null });

test('a draft in memory comes back until a newer one takes its place', async () => {
  const drafts = memoryDrafts();
  expect(await drafts.load('one')).toBeNull();
  await drafts.save('one', draft('first'));
  expect(await drafts.load('one')).toEqual(draft('first'));
  await drafts.save('one', draft('second'));
  expect(await drafts.load('one')).toEqual(draft('second'));
});

test('lessons do not see each other’s drafts, and neither do two stores', async () => {
  const drafts = memoryDrafts();
  await drafts.save('one', draft('mine'));
  expect(await drafts.load('two')).toBeNull();
  expect(await memoryDrafts().load('one')).toBeNull();
});

test('where there is no IndexedDB drafts live in memory, and it is said', async () => {
  expect('indexedDB' in globalThis).toBe(false);
  const drafts = openDrafts();
  expect(drafts.available).toBe(false);
  await drafts.save('one', draft('mine'));
  expect(await drafts.load('one')).toEqual(draft('mine'));
});
