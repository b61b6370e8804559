import { expect, test } from 'vitest';
import type { RowChange, WireCall } from '../../lib/sandbox/sandbox.ts';
import { lastScenes, scenesOf } from './evidence.ts';

const change = (id: string): RowChange => ({
  table: 'orders',
  id,
  before: { status: 'paid' },
  after: { status: 'cancelled' },
});
const call = (changes: RowChange[]): WireCall => ({
  id: crypto.randomUUID(),
  at: 0,
  source: 'check',
  person: 'ana',
  page: '/',
  origin: null,
  action: null,
  args: [],
  state: 'done',
  reply: null,
  changes,
  cache: [],
  moments: [],
  mark: null,
});

test('a comparison that repeats the call before it is left out, whatever the order of its rows', () => {
  const made = call([change('a'), change('b')]);
  const scenes = scenesOf([
    { kind: 'call', call: made },
    { kind: 'changes', changes: [change('b'), change('a')] },
  ]);
  expect(scenes).toEqual([{ call: made, changes: made.changes }]);
});

test('a comparison that says more stands beside the last call', () => {
  const scenes = scenesOf([
    { kind: 'call', call: call([]) },
    { kind: 'call', call: call([change('a')]) },
    { kind: 'changes', changes: [change('a'), change('b')] },
  ]);
  const { main, earlier } = lastScenes(scenes);
  expect(main.map((scene) => scene.call === null)).toEqual([false, true]);
  expect(earlier).toHaveLength(1);
});

test('without evidence there is nothing to show', () => {
  expect(lastScenes(scenesOf([]))).toEqual({ main: [], earlier: [] });
});
