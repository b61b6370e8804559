import { expect, test } from 'vitest';
import { sampleCall, sampleReply } from '../../../lib/sandbox/sample-call.ts';
import type { WireCall } from '../../../lib/sandbox/sandbox.ts';
import { callsMeanwhile } from './meanwhile.ts';

const call = (id: string, at: number, ms: number | null): WireCall =>
  sampleCall({
    id,
    at,
    state: ms === null ? 'running' : 'done',
    reply: ms === null ? null : sampleReply({ kind: 'value', value: null }, ms),
  });

const chosen = call('chosen', 1000, 100);
const axis = { zero: 990, length: 140 };
const during = (...others: WireCall[]) =>
  callsMeanwhile(chosen, [chosen, ...others], axis).map(({ call: { id }, from, to }) => [id, from, to]);

test('calls that overlap lie on the same axis, cut where it ends, in the order in which they came', () => {
  expect(during(call('late', 1090, 500), call('around', 900, 900), call('inside', 1020, 10))).toEqual([
    ['around', 0, 140],
    ['inside', 30, 40],
    ['late', 100, 140],
  ]);
});

test('calls before and after do not overlap, one that still runs does', () => {
  expect(during(call('before', 900, 100), call('after', 1100, 5), call('running', 1050, null))).toEqual([
    ['running', 60, 140],
  ]);
});
