import { expect, test } from 'vitest';
import type { ActionReply, WireCall } from '../../../lib/sandbox/sandbox.ts';
import { duringPause, everyCall, filterCalls, hasFailed, ownCalls } from './filter.ts';

const reply = (outcome: ActionReply['outcome']): ActionReply => ({
  status: 200,
  outcome,
  revalidated: false,
  cookiesSet: [],
  chunks: [],
  ms: 4,
});

const call = (id: string, given: Partial<WireCall> = {}): WireCall => ({
  id,
  mark: null,
  at: 0,
  source: 'preview',
  person: 'ana',
  page: '/',
  origin: null,
  action: { id: 'a', name: 'likeEvent', file: 'actions/like.ts' },
  args: [],
  state: 'done',
  reply: reply({ kind: 'value', value: { ok: true } }),
  changes: [],
  cache: [],
  moments: [],
  ...given,
});

const calls = [
  call('liked'),
  call('refused', {
    person: 'ben',
    reply: reply({ kind: 'value', value: { ok: false, message: 'Sold out' } }),
  }),
  call('threw', {
    source: 'attack',
    person: 'anon',
    action: { id: 'b', name: 'cancelOrder', file: 'actions/cancel-order.ts' },
    args: ['ord_1'],
    reply: reply({ kind: 'error', message: 'Not yours', digest: null }),
  }),
  call('running', { person: 'orla', state: 'running', reply: null }),
];
const idsOf = (filter: Partial<typeof everyCall>): string[] =>
  filterCalls(calls, { ...everyCall, ...filter }).map(({ id }) => id);

test('without a filter all calls are listed', () => {
  expect(idsOf({})).toEqual(['liked', 'refused', 'threw', 'running']);
});

test('words are found in the action, the person, the arguments and the outcome, in any order and case', () => {
  expect(idsOf({ text: 'CANCEL' })).toEqual(['threw']);
  expect(idsOf({ text: 'ord_1 anon' })).toEqual(['threw']);
  expect(idsOf({ text: 'sold' })).toEqual(['refused']);
  expect(idsOf({ text: 'like.ts orla running' })).toEqual(['running']);
  expect(idsOf({ text: 'like cancel' })).toEqual([]);
});

test('person, way and failure narrow together', () => {
  expect(idsOf({ person: 'ben' })).toEqual(['refused']);
  expect(idsOf({ source: 'attack' })).toEqual(['threw']);
  expect(idsOf({ failedOnly: true })).toEqual(['refused', 'threw']);
  expect(idsOf({ failedOnly: true, person: 'ana' })).toEqual([]);
});

test('at first the calls of checks are left out', () => {
  const run = [call('mine'), call('of a check', { source: 'check' }), call('sent', { source: 'attack' })];
  expect(filterCalls(run, ownCalls).map(({ id }) => id)).toEqual(['mine', 'sent']);
  expect(filterCalls(run, { ...ownCalls, source: 'check' }).map(({ id }) => id)).toEqual(['of a check']);
});

test('a redirect and a call without a reply have not failed, a lost one and a refused one have', () => {
  expect(hasFailed({ reply: null })).toBe(false);
  expect(hasFailed({ reply: reply({ kind: 'redirect', to: '/' }) })).toBe(false);
  expect(hasFailed({ reply: reply({ kind: 'lost' }) })).toBe(true);
  expect(hasFailed({ reply: reply({ kind: 'refused', text: '' }) })).toBe(true);
});

test('during a pause the same calls stay, as they are now, and those that came are counted', () => {
  const before = [call('a', { state: 'running', reply: null }), call('gone')];
  const live = [call('a'), call('b'), call('c')];
  const { calls: listed, more } = duringPause(live, before);
  expect(listed.map(({ id, state }) => [id, state])).toEqual([
    ['a', 'done'],
    ['gone', 'done'],
  ]);
  expect(more).toBe(2);
  expect(duringPause(live, null)).toEqual({ calls: live, more: 0 });
});
