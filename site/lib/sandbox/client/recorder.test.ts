import { expect, test } from 'vitest';
import type { WireCall } from '../sandbox.ts';
import { Recorder } from './recorder.ts';

const call = (id: string, source: WireCall['source']): WireCall => ({
  id,
  mark: null,
  at: 0,
  source,
  person: 'ana',
  page: '/',
  origin: null,
  action: null,
  args: [],
  state: 'done',
  reply: null,
  changes: [],
  cache: [],
  moments: [],
});

test('of two hundred calls those of checks go first, then the oldest', () => {
  const recorder = new Recorder();
  const ids = (): string[] => recorder.wire.get().map(({ id }) => id);
  recorder.noteCall(call('mine', 'preview'));
  for (let run = 0; run < 300; run++) recorder.noteCall(call(`check ${run}`, 'check'));
  expect(ids()).toHaveLength(200);
  expect([ids()[0], ids()[1], ids().at(-1)]).toEqual(['mine', 'check 101', 'check 299']);
  for (let sent = 0; sent < 200; sent++) recorder.noteCall(call(`attack ${sent}`, 'attack'));
  expect(ids()).toHaveLength(200);
  expect([ids()[0], ids().at(-1)]).toEqual(['attack 0', 'attack 199']);
});
