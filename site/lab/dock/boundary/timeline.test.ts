import { expect, test } from 'vitest';
import type { Crossing } from '../../../lib/preview/protocol.ts';
import { sampleCall, sampleReply } from '../../../lib/sandbox/sample-call.ts';
import type { Moment, WireCall } from '../../../lib/sandbox/sandbox.ts';
import { axisMarks, layOut } from './timeline.ts';

const T = 1_700_000_000_000;

const call = (given: Partial<WireCall> = {}, ms = 100): WireCall =>
  sampleCall({
    mark: 'mark',
    at: T + 20,
    reply: sampleReply({ kind: 'value', value: { ok: true } }, ms),
    ...given,
  });

const crossing = (given: Partial<Crossing> = {}): Crossing => ({
  mark: 'mark',
  pressedAt: T,
  sentAt: T + 10,
  answeredAt: T + 130,
  shown: [],
  ...given,
});

const shown = (at: number, before: string, after: string, place = 1) => ({
  at: T + at,
  place,
  before,
  after,
});

test('both sides stand on one axis that begins with the press', () => {
  const { press, out, back, server, spent } = layOut(call(), crossing());
  expect({ press, out, back, server, spent }).toEqual({
    press: 0,
    out: { from: 10, to: 20 },
    back: { from: 120, to: 130 },
    server: { from: 20, to: 120 },
    spent: { browser: 10, between: 20, server: 100, held: 0 },
  });
});

test('what is shown before the answer is a guess until it is confirmed', () => {
  const { bars, rolledBack } = layOut(call(), crossing({ shown: [shown(12, '3 likes', '4 likes')] }));
  expect(bars.map(({ from, to, text, kind }) => [kind, text, from, Math.round(to)])).toEqual([
    ['guess', '4 likes', 12, 130],
    ['confirmed', '4 likes', 130, 146],
  ]);
  expect(rolledBack).toBe(false);
});

test('a guess that ends where it began was rolled back', () => {
  const changes = [shown(12, '3 likes', '4 likes'), shown(135, '4 likes', '3 likes')];
  const { bars, rolledBack, steps } = layOut(call(), crossing({ shown: changes }));
  expect(bars.map(({ text, kind }) => [kind, text])).toEqual([
    ['guess', '4 likes'],
    ['undone', '3 likes'],
  ]);
  expect(rolledBack).toBe(true);
  expect(steps.map(({ text, tone }) => [text, tone ?? ''])).toEqual([
    ['pressed', ''],
    ['sent the call', ''],
    ['“3 likes” became “4 likes”, before the answer', 'guess'],
    ['received it', ''],
    ['sent the reply', ''],
    ['had the reply', ''],
    ['“4 likes” became “3 likes”', 'undone'],
  ]);
});

test('what is shown only after the answer is no guess, and cannot be rolled back', () => {
  const changes = [shown(132, '3 likes', '4 likes'), shown(140, '4 likes', '3 likes')];
  const { bars, rolledBack } = layOut(call(), crossing({ shown: changes }));
  expect(bars.map(({ kind }) => kind)).toEqual(['shown', 'shown']);
  expect(rolledBack).toBe(false);
});

test('of several places the one with the guess is drawn', () => {
  const changes = [
    shown(11, '', 'Saving', 7),
    shown(14, '3 likes', '4 likes', 2),
    shown(133, 'Saving', '', 7),
  ];
  expect(layOut(call(), crossing({ shown: changes })).bars[0]?.text).toBe('4 likes');
});

test('clocks that disagree never make a reply arrive before it was sent', () => {
  const early = layOut(call({ at: T - 50 }), crossing());
  expect(early.out.to).toBeGreaterThanOrEqual(early.out.from);
  const late = layOut(call({ at: T + 500 }), crossing());
  expect(late.server.from).toBe(30);
  expect(late.back).toEqual({ from: 130, to: 130 });
});

test('a call without a page has only the server’s side', () => {
  const { press, out, back, bars, spent } = layOut(call({ source: 'attack', mark: null }), null);
  expect({ press, out, back, bars, spent }).toEqual({
    press: null,
    out: { from: 0, to: 0 },
    back: { from: 100, to: 100 },
    bars: [],
    spent: { browser: 0, between: 0, server: 100, held: 0 },
  });
});

test('time for which the reply was held is not the server’s', () => {
  const moments: Moment[] = [{ kind: 'held', ms: 40, until: 90 }];
  const { held, spent } = layOut(call({ moments }), crossing());
  expect(held).toEqual([{ from: 60, to: 110 }]);
  expect(spent).toMatchObject({ server: 50, held: 50 });
});

test('a call that is still running, and one whose reply was lost, have no way back', () => {
  const running = call({
    state: 'running',
    reply: null,
    moments: [{ kind: 'upstream', ms: 70, service: 'mail' }],
  });
  const waiting = layOut(running, crossing({ answeredAt: null, shown: [shown(12, '3 likes', '4 likes')] }));
  expect(waiting).toMatchObject({ back: null, server: { from: 20, to: 90 } });
  expect(waiting.bars.map(({ kind }) => kind)).toEqual(['guess']);
  const { reply } = call();
  const lost = layOut(
    call({ reply: reply && { ...reply, outcome: { kind: 'lost' } } }),
    crossing({ answeredAt: null }),
  );
  expect(lost.back).toBe(null);
  expect(lost.steps.at(-1)?.text).toBe('lost the connection');
});

test('the server’s steps are said in words, and repeated ones once', () => {
  const read = (ms: number): Moment => ({
    kind: 'statement',
    ms,
    sql: 'select …',
    tables: ['orders', 'orders'],
    does: 'read',
  });
  const moments: Moment[] = [
    read(1),
    read(2),
    { kind: 'statement', ms: 3, sql: 'update …', tables: ['orders'], does: 'write' },
    { kind: 'cache', ms: 4, event: { kind: 'invalidate', tags: ['orders:ana'] } },
    { kind: 'cache', ms: 5, event: { kind: 'hit', tags: [], stale: true } },
    { kind: 'log', ms: 6, level: 'error', text: 'No' },
    { kind: 'statement', ms: 7, sql: 'rollback', tables: [], does: 'rollback' },
  ];
  const { steps } = layOut(call({ moments }), null);
  expect(steps.slice(2, -1).map(({ text, code, tone }) => [text, code ?? '', tone ?? ''])).toEqual([
    ['read, 2 times', 'orders', ''],
    ['wrote', 'orders', ''],
    ['expired in the cache', 'orders:ana', ''],
    ['from the cache, though stale', 'no tags', ''],
    ['printed', 'No', 'error'],
    ['rolled back', '', 'undone'],
  ]);
});

test.each([
  [23, [0, 5, 10, 15, 20]],
  [700, [0, 200, 400, 600]],
  [1200, [0, 200, 400, 600, 800, 1000, 1200]],
  [9000, [0, 2000, 4000, 6000, 8000]],
])('an axis of %i ms has round marks', (length, marks) => {
  expect(axisMarks(length)).toEqual(marks);
});
