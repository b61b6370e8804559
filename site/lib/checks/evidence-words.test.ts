import { expect, test } from 'vitest';
import type { RowChange, WireCall } from '../sandbox/sandbox.ts';
import { evidenceInWords } from './evidence-words.ts';

const change: RowChange = {
  table: 'orders',
  id: 'ord_1',
  before: { id: 'ord_1', status: 'paid' },
  after: { id: 'ord_1', status: 'cancelled' },
};
const call: WireCall = {
  id: 'c1',
  mark: null,
  at: 0,
  source: 'check',
  person: 'ana',
  page: '/orders',
  origin: null,
  action: { id: '00', name: 'cancelOrder', file: 'actions/cancel-order.ts' },
  args: ['ord_1'],
  state: 'done',
  reply: {
    status: 200,
    outcome: { kind: 'redirect', to: '/x' },
    revalidated: false,
    cookiesSet: [],
    chunks: [],
    ms: 1,
  },
  changes: [change],
  cache: [],
  moments: [],
};

test('a call is told with who sent what, what came back and what changed', () => {
  expect(evidenceInWords([{ kind: 'call', call }])).toEqual([
    'ana sent cancelOrder("ord_1") to /orders',
    '  it redirected to /x',
    '  orders.ord_1.status: paid → cancelled',
  ]);
});

test('a call that changed nothing and a comparison without a difference say so', () => {
  const quiet = { ...call, person: null, action: null, reply: null, changes: [] };
  expect(
    evidenceInWords([
      { kind: 'call', call: quiet },
      { kind: 'changes', changes: [] },
    ]),
  ).toEqual([
    'somebody sent an unknown action("ord_1") to /orders',
    '  no reply yet',
    '  no change',
    'compared the database:',
    '  no change',
  ]);
});

test('no line is longer than a terminal is patient', () => {
  const long = { ...call, args: ['x'.repeat(5000)] };
  expect(Math.max(...evidenceInWords([{ kind: 'call', call: long }]).map((line) => line.length))).toBe(200);
});
