import { expect, test } from 'vitest';
import type { RowChange } from '../../../lib/sandbox/sandbox.ts';
import { layOutTable, touched } from './rows.ts';

const tables = {
  orders: [
    { id: 'ord_1', status: 'paid', qty: 2 },
    { id: 'ord_2', status: 'cancelled', qty: 1 },
    { id: 'ord_3', status: 'paid', qty: null },
  ],
  empty: [],
};
const changes: RowChange[] = [
  {
    table: 'orders',
    id: 'ord_2',
    before: { id: 'ord_2', status: 'paid', qty: 1 },
    after: { id: 'ord_2', status: 'cancelled', qty: 1 },
  },
  { table: 'orders', id: 'ord_3', before: null, after: { id: 'ord_3', status: 'paid', qty: null } },
  { table: 'orders', id: 'ord_9', before: { id: 'ord_9', status: 'paid', qty: 5 }, after: null },
  { table: 'likes', id: 'lik_1', before: null, after: { id: 'lik_1' } },
];

test('what the last call did comes first, then the rest', () => {
  const table = layOutTable(tables, 'orders', changes);
  expect(table?.columns).toEqual(['id', 'status', 'qty']);
  expect(table?.rows.map(({ id, state }) => [id, state])).toEqual([
    ['ord_3', 'new'],
    ['ord_2', 'changed'],
    ['ord_9', 'gone'],
    ['ord_1', 'same'],
  ]);
  expect(table?.rows[1]?.cells).toEqual([
    { column: 'id', text: 'ord_2', before: null },
    { column: 'status', text: 'cancelled', before: 'paid' },
    { column: 'qty', text: '1', before: null },
  ]);
  expect(table?.rows[0]?.cells[2]?.text).toBe('null');
});

test('a row that went and is there again is there', () => {
  const back = { orders: [...tables.orders, { id: 'ord_9', status: 'paid', qty: 5 }] };
  expect(layOutTable(back, 'orders', changes)?.rows.find(({ id }) => id === 'ord_9')?.state).toBe('same');
});

test('an empty table has no columns, unless its last row has just gone', () => {
  expect(layOutTable(tables, 'empty', [])).toEqual({ columns: [], rows: [] });
  const last: RowChange = { table: 'empty', id: 'a', before: { id: 'a', name: 'x' }, after: null };
  expect(layOutTable(tables, 'empty', [last])).toMatchObject({
    columns: ['id', 'name'],
    rows: [{ state: 'gone' }],
  });
  expect(layOutTable(tables, 'nothing', [])).toBe(null);
});

test('tables are counted apart', () => {
  expect([touched(changes, 'orders'), touched(changes, 'likes'), touched(changes, 'users')]).toEqual([
    3, 1, 0,
  ]);
});
