import { expect, test } from 'vitest';
import type { Control } from '../sandbox/client/sandbox.ts';
import type { Row, Tables } from '../sandbox/sandbox.ts';
import { createDataPort, type DataPort } from './data.ts';

/** A data port over a server that has these rows and notes what it is asked to insert and fail. */
const portOver = (tables: Tables): { data: DataPort; inserted: Row[]; failing: (string | null)[] } => {
  const inserted: Row[] = [];
  const failing: (string | null)[] = [];
  const control: Pick<Control, 'dump' | 'insertRow' | 'failNextWrite'> = {
    dump: async () => tables,
    insertRow: async ({ row }) => {
      inserted.push(row);
      return { ...row, status: 'paid' };
    },
    failNextWrite: async ({ table }) => {
      failing.push(table);
      return 'fault';
    },
  };
  return {
    data: createDataPort({ control: control as Control, seed: 's', evidence: [] }),
    inserted,
    failing,
  };
};

test('a row without an id gets one like the others of its table, and comes back as the database has it', async () => {
  const { data } = portOver({ orders: [{ id: 'ord_1' }], audit: [] });
  const row = await data.insert('orders', { quantity: 2 });
  expect(row).toEqual({ id: expect.stringMatching(/^ord_[0-9a-f]{8}$/), quantity: 2, status: 'paid' });
  expect((await data.insert('audit', {})).id).toMatch(/^aud_/);
});

test('an id that is given is kept', async () => {
  const { data, inserted } = portOver({ orders: [] });
  await data.insert('orders', { id: 'ord_mine' });
  expect(inserted).toEqual([{ id: 'ord_mine' }]);
});

test('a table that does not exist is refused, with those that do', async () => {
  const { data, failing } = portOver({ orders: [], users: [] });
  await expect(data.failNextWrite({ table: 'order' })).rejects.toThrow(
    'no table order; it has orders, users',
  );
  await expect(data.holdNext({ table: 'order', kind: 'read' })).rejects.toThrow('no table order');
  await expect(data.insert('order', {})).rejects.toThrow('no table order');
  expect(failing).toEqual([]);
  await data.failNextWrite();
  expect(failing).toEqual([null]);
});
