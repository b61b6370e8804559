import { expect, test } from 'vitest';
import { diffTables, mergeChanges } from './diff.ts';
import type { Row, RowChange } from './sandbox.ts';

const paid = { id: 'ord_1', status: 'paid' };
const cancelled = { id: 'ord_1', status: 'cancelled' };
const change = (before: Row | null, after: Row | null, id = 'ord_1', table = 'orders'): RowChange => ({
  table,
  id,
  before,
  after,
});

test('equal states have no changes', () => {
  expect(diffTables({ orders: [paid], users: [] }, { orders: [{ ...paid }], users: [] })).toEqual([]);
});

test('a row that changed, one that came and one that went are told with both sides', () => {
  const before = { orders: [paid, { id: 'ord_2', status: 'paid' }] };
  const after = { orders: [cancelled, { id: 'ord_3', status: 'paid' }] };
  expect(diffTables(before, after)).toEqual([
    change(paid, cancelled),
    change({ id: 'ord_2', status: 'paid' }, null, 'ord_2'),
    change(null, { id: 'ord_3', status: 'paid' }, 'ord_3'),
  ]);
});

test('a row in another place is no change', () => {
  const other = { id: 'ord_2', status: 'paid' };
  expect(diffTables({ orders: [paid, other] }, { orders: [other, paid] })).toEqual([]);
});

test('the same id in two tables is two rows', () => {
  expect(
    diffTables({ a: [{ id: '1', v: 1 }], b: [{ id: '1', v: 1 }] }, { a: [{ id: '1', v: 1 }], b: [] }),
  ).toEqual([change({ id: '1', v: 1 }, null, '1', 'b')]);
});

test('tables that only one side has count as empty on the other', () => {
  expect(diffTables({ old: [{ id: '1' }] }, { fresh: [{ id: '2' }] })).toEqual([
    change({ id: '1' }, null, '1', 'old'),
    change(null, { id: '2' }, '2', 'fresh'),
  ]);
});

test('rows without an id are compared by their place', () => {
  expect(diffTables({ log: [{ text: 'a' }] }, { log: [{ text: 'a' }, { text: 'b' }] })).toEqual([
    change(null, { text: 'b' }, '#1', 'log'),
  ]);
});

test('later changes of a row keep the first “before” and the last “after”', () => {
  const steps = [change(paid, { ...paid, status: 'held' }), change({ ...paid, status: 'held' }, cancelled)];
  expect(mergeChanges(steps.slice(0, 1), steps.slice(1))).toEqual([change(paid, cancelled)]);
});

test('a row that is back where it was is no change', () => {
  expect(mergeChanges([change(paid, cancelled)], [change(cancelled, paid)])).toEqual([]);
  expect(mergeChanges([change(null, paid)], [change(paid, null)])).toEqual([]);
});

test('changes of other rows stay beside each other', () => {
  const other = change(null, { id: 'ord_2' }, 'ord_2');
  const elsewhere = change(null, { id: 'ord_1' }, 'ord_1', 'audit');
  expect(mergeChanges([change(paid, cancelled)], [other, elsewhere])).toEqual([
    change(paid, cancelled),
    other,
    elsewhere,
  ]);
});

test('merging leaves what it was given as it was', () => {
  const earlier = [change(paid, cancelled)];
  mergeChanges(earlier, [change(cancelled, paid)]);
  expect(earlier).toEqual([change(paid, cancelled)]);
});
