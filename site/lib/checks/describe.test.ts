import { expect, test } from 'vitest';
import { describeChange, describeChanges, describeOutcome, describeValue } from './describe.ts';

const paid = { id: 'ord_1', status: 'paid', quantity: 2, note: null };

test('a changed row is told cell by cell', () => {
  const after = { ...paid, status: 'cancelled', note: 'late' };
  expect(describeChange({ table: 'orders', id: 'ord_1', before: paid, after })).toEqual([
    { path: 'orders.ord_1.status', before: 'paid', after: 'cancelled' },
    { path: 'orders.ord_1.note', before: 'null', after: 'late' },
  ]);
});

test('a new row is told with what its columns say, without its id', () => {
  expect(describeChange({ table: 'orders', id: 'ord_1', before: null, after: paid })).toEqual([
    { path: 'orders.ord_1', before: null, after: 'status: paid, quantity: 2' },
  ]);
});

test('a long new row is cut', () => {
  const [entry] = describeChange({ table: 't', id: '1', before: null, after: { text: 'x'.repeat(500) } });
  expect(entry?.after).toBe(`text: ${'x'.repeat(154)}`);
});

test('a row that went is told as a row', () => {
  expect(describeChange({ table: 'orders', id: 'ord_1', before: paid, after: null })).toEqual([
    { path: 'orders.ord_1', before: 'a row', after: null },
  ]);
});

test('changes become one text', () => {
  expect(
    describeChanges([
      { table: 'orders', id: 'ord_1', before: paid, after: { ...paid, quantity: 3 } },
      { table: 'likes', id: 'lik_1', before: null, after: { id: 'lik_1', userId: 'usr_1' } },
      { table: 'likes', id: 'lik_2', before: { id: 'lik_2' }, after: null },
    ]),
  ).toBe('orders.ord_1.quantity 2 → 3; likes.lik_1 nothing → userId: usr_1; likes.lik_2 a row → gone');
  expect(describeChanges([])).toBe('');
});

const values: readonly (readonly [value: unknown, text: string])[] = [
  [undefined, 'undefined'],
  [null, 'null'],
  ['paid', '"paid"'],
  [3, '3'],
  [-0, '-0'],
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [12n, '12'],
  [/a+/i, '/a+/i'],
  [Symbol('s'), 'Symbol(s)'],
  [{ ok: true, list: [1, 'two'] }, '{ ok: true, list: [1, "two"] }'],
];
for (const [value, text] of values) {
  test(`a value is described as ${text}`, () => {
    expect(describeValue(value)).toBe(text);
  });
}

test('a long value is cut with an ellipsis', () => {
  expect(describeValue('x'.repeat(500))).toBe(`"${'x'.repeat(239)}…`);
});

test('a value that refers to itself is described all the same', () => {
  const endless: Record<string, unknown> = {};
  endless.self = endless;
  expect(describeValue(endless)).toBe('[object Object]');
});

test('every outcome ends a sentence', () => {
  expect(describeOutcome({ kind: 'value', value: { ok: true } })).toBe('it returned { ok: true }');
  expect(describeOutcome({ kind: 'value', value: { $: 'undefined' } })).toBe('it returned undefined');
  expect(describeOutcome({ kind: 'error', message: 'No', digest: '1' })).toBe('it threw “No”');
  expect(describeOutcome({ kind: 'redirect', to: '/orders' })).toBe('it redirected to /orders');
  expect(describeOutcome({ kind: 'refused', text: 'No' })).toBe(
    'the server answered “No” before the action ran',
  );
  expect(describeOutcome({ kind: 'lost' })).toBe('the connection broke');
});
