import { expect, test } from 'vitest';
import type { Draft } from '../workspace/drafts.ts';
import { FakeBrowser } from '../workspace/fake-browser.ts';
import { LONGEST_FILE, packCarried, readCarried, takeDrafts } from './transfer.ts';

const draft = (text: string): Draft => ({ edits: { 'a.ts': text }, replaced: [], madeFor: 'v1' });
const carried = {
  progress: { 'own-the-row': { at: 5, checks: ['own-row'], edits: { 'a.ts': 'x' } } },
  drafts: { 'own-the-row': draft('x') },
  quizzes: { 'own-the-row': { 'who-asks': { attempts: 2, rightAt: 7, answer: ['the action'] } } },
};

test('what was packed is read again', () => {
  expect(readCarried(packCarried(carried, new Date(0)))).toEqual({ kind: 'read', carried });
});

test('files that the starter does not have, and deleted ones, are carried along', () => {
  const edits = { 'a.ts': 'x', 'lib/mine.ts': 'mine', 'b.ts': null };
  const replaced = [{ label: 'the deletion of c.ts', edits: { 'c.ts': 'c' }, file: 'c.ts', madeFor: 'v1' }];
  const whole = {
    progress: { 'own-the-row': { at: 5, checks: ['own-row'], edits } },
    drafts: { 'own-the-row': { edits, replaced, madeFor: 'v1' } },
    quizzes: {},
  };
  expect(readCarried(packCarried(whole, new Date(0)))).toEqual({ kind: 'read', carried: whole });
});

test.each([
  ['no JSON', '{"kind":', /not JSON/],
  ['another program’s', '{"a":1}', /not written by this page/],
  ['nothing', 'null', /not written by this page/],
  [
    'of a newer version',
    packCarried(carried, new Date(0)).replace('"version": 1', '"version": 2'),
    /newer version/,
  ],
  [
    'with a lesson that is no name',
    packCarried(carried, new Date(0)).replaceAll('own-the-row', '../x'),
    /damaged/,
  ],
  [
    'with a draft of another shape',
    packCarried(carried, new Date(0)).replace('"a.ts": "x"', '"a.ts": 3'),
    /damaged at/,
  ],
  [
    'with a quiz that was never answered',
    packCarried(carried, new Date(0)).replace('"attempts": 2', '"attempts": 0'),
    /damaged at quizzes, own-the-row, who-asks, attempts/,
  ],
  ['too large', ' '.repeat(LONGEST_FILE + 1), /larger/],
])('a file that is %s is refused with the reason', (_, text, why) => {
  expect(readCarried(text)).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
});

test('a prototype is no lesson', () => {
  const text = packCarried(carried, new Date(0)).replaceAll('own-the-row', '__proto__');
  expect(readCarried(text)).toEqual({ kind: 'read', carried: { progress: {}, drafts: {}, quizzes: {} } });
});

test('a file from before there were quizzes is read, with none', () => {
  const { quizzes: _, ...before } = carried;
  const text = JSON.stringify({ ...JSON.parse(packCarried(carried, new Date(0))), quizzes: undefined });
  expect(text).not.toContain('who-asks');
  expect(readCarried(text)).toEqual({ kind: 'read', carried: { ...before, quizzes: {} } });
});

test('a draft is taken where there is none, and stands aside where there is other code', async () => {
  const { store } = new FakeBrowser().openTab('first');
  await store.save('other', draft('mine'), 0, 'me');
  await store.save('same', draft('x'), 0, 'me');
  await store.save('emptied', { ...draft(''), edits: {} }, 0, 'me');
  const noted: unknown[] = [];
  const drafts = { fresh: draft('x'), other: draft('x'), same: draft('x'), emptied: draft('x') };
  const became = await takeDrafts(drafts, { store, note: (...given) => noted.push(given) });
  expect(became).toEqual({ taken: ['fresh', 'emptied'], aside: ['other'], refused: [] });
  expect((await store.load('fresh'))?.draft.edits).toEqual({ 'a.ts': 'x' });
  expect((await store.load('emptied'))?.draft.edits).toEqual({ 'a.ts': 'x' });
  expect((await store.load('other'))?.draft.edits).toEqual({ 'a.ts': 'mine' });
  expect(noted).toEqual([['other', { 'a.ts': 'x' }]]);
});

test('what the browser refuses to keep is told', async () => {
  const browser = new FakeBrowser();
  const { store } = browser.openTab('first');
  browser.storeFault = 'full';
  const became = await takeDrafts({ fresh: draft('x') }, { store, note: () => {} });
  expect(became).toEqual({ taken: [], aside: [], refused: ['fresh'] });
});
