import { expect, test } from 'vitest';
import type { Version } from '../../lib/workspace/history.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';
import { comparisonsOf, lastFailure } from './comparisons.ts';

const version = (edits: Version['edits'], failed: string[] = [], passed: string[] = []): Version => ({
  id: JSON.stringify(edits),
  at: 1,
  edits,
  run: { passed, failed },
});

test('the failure that counts is the newest one, and only if the code has changed since', () => {
  const first = version({ 'a.ts': '1' }, ['own-row']);
  const second = version({ 'a.ts': '2' }, ['own-row']);
  const third = version({ 'a.ts': '3' }, [], ['own-row']);
  expect(lastFailure('own-row', [first, second, third], third.edits)).toBe(second);
  expect(lastFailure('own-row', [first, second], second.edits)).toBeNull();
  expect(lastFailure('same-answer', [first, second, third], third.edits)).toBeNull();
  // A file that was changed and is as it was in the beginning has changed, too.
  expect(lastFailure('own-row', [second], {})).toBe(second);
});

test('a version shows files that it left alone as the lesson began with them', () => {
  const taken: unknown[] = [];
  const workspace = {
    hasSolution: true,
    startOf: (path: string) => `start of ${path}`,
    solutionOf: (path: string) => `solution of ${path}`,
    take: (...given: unknown[]) => taken.push(given),
    takeAll: (...given: unknown[]) => taken.push(given),
  } as unknown as Workspace;
  const versions = [
    version({ 'a.ts': '1' }, ['own-row'], ['odd-ids']),
    version({ 'a.ts': '2' }, [], ['own-row']),
  ];
  const all = comparisonsOf(workspace, versions, {
    began: 'How the lesson began',
    beginning: 'the lesson’s beginning',
  });
  expect(all.map(({ label }) => label.replace(/^.*, /, ''))).toEqual([
    'The solution',
    'How the lesson began',
    'all checks passed',
    '1 of 2 checks failed',
  ]);
  expect(all[2]?.read('a.ts')).toBe('2');
  expect(all[2]?.read('b.ts')).toBe('start of b.ts');
  all[0]?.take('actions/b.ts');
  all[3]?.takeAll();
  expect(taken).toEqual([
    ['actions/b.ts', 'solution of actions/b.ts', 'b.ts of the solution'],
    [{ 'a.ts': '1' }, expect.stringMatching(/^your version of /)],
  ]);
});
