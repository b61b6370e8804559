import { afterEach, expect, test } from 'vitest';
import type { Statement } from './app-tools.ts';
import {
  failNextWrite,
  forgetFaults,
  holdStatement,
  passConditions,
  writeFailed,
} from './statement-conditions.ts';
import { arrivedAt, letEverythingThrough, letThrough } from './waits.ts';

const insertInto = (table: string): Statement => ({
  sql: `insert into "${table}" ("id") values (?)`,
  params: ['x'],
  kind: 'write',
});
const readFrom = (table: string): Statement => ({
  sql: `select * from "${table}"`,
  params: [],
  kind: 'read',
});

afterEach(() => {
  letEverythingThrough();
  forgetFaults();
});

test('the next write to the table fails once, with its table and SQL; others pass', async () => {
  const fault = failNextWrite('orders');
  await passConditions(insertInto('events'));
  await passConditions(readFrom('orders'));
  expect(writeFailed(fault)).toBe(false);
  const failing = passConditions(insertInto('orders'));
  await expect(failing).rejects.toThrow(/^SQLITE_IOERR: disk I\/O error .*"orders".*insert into "orders"/);
  await expect(failing).rejects.toMatchObject({ code: 'SQLITE_IOERR' });
  expect(writeFailed(fault)).toBe(true);
  await passConditions(insertInto('orders'));
});

test('without a table any write fails, but not a session’s', async () => {
  failNextWrite(null);
  await passConditions(insertInto('sessions'));
  await expect(passConditions(insertInto('audit'))).rejects.toThrow('SQLITE_IOERR');
});

test('two faults take two writes', async () => {
  failNextWrite('orders');
  failNextWrite('orders');
  await expect(passConditions(insertInto('orders'))).rejects.toThrow();
  await expect(passConditions(insertInto('orders'))).rejects.toThrow();
  await passConditions(insertInto('orders'));
});

test('a forgotten fault fails nothing, and says so to who asks', async () => {
  const fault = failNextWrite('orders');
  forgetFaults();
  await passConditions(insertInto('orders'));
  expect(() => writeFailed(fault)).toThrow('a reset forgets all faults');
});

test('only the next statement of the kind waits, until it is let through', async () => {
  const id = holdStatement('orders', 'read');
  await passConditions(insertInto('orders'));
  await passConditions(readFrom('events'));
  let passed = false;
  const waiting = passConditions(readFrom('orders')).then(() => {
    passed = true;
  });
  await arrivedAt(id);
  await passConditions(readFrom('orders'));
  expect(passed).toBe(false);
  letThrough(id);
  await waiting;
});

test('a write that is held can still be told to fail', async () => {
  const id = holdStatement('orders', 'write');
  const waiting = passConditions(insertInto('orders'));
  await arrivedAt(id);
  failNextWrite('orders');
  letThrough(id);
  await expect(waiting).rejects.toThrow('SQLITE_IOERR');
});

test('a hold that was let go before anybody came holds nobody', async () => {
  letThrough(holdStatement('orders', 'read'));
  await passConditions(readFrom('orders'));
});
