import { expect, test } from 'vitest';
import type { Statement, StatementKind } from './app-tools.ts';
import { concerns, tablesOf } from './statement-tables.ts';

const statement = (kind: StatementKind, sql: string): Statement => ({ kind, sql, params: [] });

test.each<[StatementKind, string, string[]]>([
  ['write', 'insert into "orders" ("id") values (?) returning "id"', ['orders']],
  ['write', 'insert or ignore into "likes" ("id") values (?)', ['likes']],
  ['write', 'INSERT INTO likes VALUES (?) on conflict do update set id = ?', ['likes']],
  ['write', 'update "events" set "stock" = ? where "id" in (select "id" from "orders")', ['events']],
  ['write', 'delete from `comments` where `id` = ?', ['comments']],
  ['write', 'with "mine" as (select 1 from "orders") update "users" set "name" = ?', ['users']],
  ['write', 'create table "x" (id text)', []],
  [
    'read',
    'select "a" from "orders" inner join "events" on true left join `venues` on true',
    ['orders', 'events', 'venues'],
  ],
  ['read', 'select 1', []],
  ['begin', 'begin', []],
])('%s: %s', (kind, sql, tables) => {
  expect(tablesOf(statement(kind, sql))).toEqual(tables);
});

test('sessions are meant only when they are named', () => {
  const lookUp = statement('read', 'select * from "sessions" inner join "users" on true');
  expect([null, 'users', 'sessions'].map((table) => concerns(lookUp, table))).toEqual([false, false, true]);
  const order = statement('write', 'insert into "orders" values (?)');
  expect([null, 'orders', 'users'].map((table) => concerns(order, table))).toEqual([true, true, false]);
});
