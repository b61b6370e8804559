// Owns how Drizzle reaches SQLite: asynchronously, as over a network, with transactions that run alone.
// sql.js is synchronous. Used as it is, no two callers could ever interleave, and code that reads first and
// writes later would look right. Here every statement gives way before it runs, as with a real database
// server.

import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { BaseSQLiteDatabase, SQLiteTransaction } from 'drizzle-orm/sqlite-core';
import { drizzle, type SqliteRemoteDatabase, type SqliteRemoteResult } from 'drizzle-orm/sqlite-proxy';
import * as schema from './schema';
import { Scope } from './scope';
import { describe } from './statement';
import { execute, openStore, replaced, type Store } from './store';
import type { DatabaseTools, Statement } from './tools';

type Schema = typeof schema;
type Relations = ExtractTablesWithRelations<Schema>;
type Handle = BaseSQLiteDatabase<'async', SqliteRemoteResult, Schema, Relations>;
type Transaction = SQLiteTransaction<'async', SqliteRemoteResult, Schema, Relations>;

export type StagedoorDatabase = SqliteRemoteDatabase<Schema>;

/** Opens the database if nobody has yet, and gives back the host's tools. */
export async function openDatabase(): Promise<DatabaseTools> {
  return (await openStore()).tools;
}

/** An ordinary Drizzle database. Every one made in this process speaks to the same rows. */
export function connect(): StagedoorDatabase {
  const database: StagedoorDatabase = drizzle(
    async (sql, params, method) => {
      const rows = await perform(await openStore(), describe(sql, params));
      // Drizzle's types ask for an array also where `get` found nothing; its code wants the row or undefined.
      return { rows: method === 'get' ? (rows[0] as unknown[]) : rows };
    },
    { schema },
  );
  queueTransactions(database);
  return database;
}

/** One statement: gives way, passes the host's gate, waits for others' transactions, runs. */
async function perform(store: Store, statement: Statement): Promise<unknown[][]> {
  const { root } = store;
  const own = scopeOf(store);
  if (own.root !== root) return afterReplacement(statement);
  // `enter` has already waited for this begin, and holds the line.
  if (statement.kind === 'begin' && own.state === 'fresh') return advance(store, own, statement);
  await giveWay(store, statement);

  const scope = scopeOf(store);
  if (store.root !== root || scope.root !== root) return afterReplacement(statement);
  if (scope.line.free) return advance(store, scope, statement);
  const release = await scope.line.take(() => store.tools.observer?.waiting?.(statement));
  try {
    if (store.root !== root) return afterReplacement(statement);
    return advance(store, scope, statement);
  } finally {
    release();
  }
}

function advance(store: Store, scope: Scope, statement: Statement): unknown[][] {
  const rows = execute(store, statement);
  if (scope.state === 'fresh' && statement.kind === 'begin') {
    scope.state = 'open';
    scope.undo = scope.parent === scope.root ? 'rollback' : `rollback to ${statement.sql}`;
  } else if (scope.parent && (statement.kind === 'commit' || statement.kind === 'rollback')) {
    scope.state = 'done';
  }
  return rows;
}

/** Lets every other caller run first: a whole macrotask, then as long as the host's gate holds. */
async function giveWay(store: Store, statement: Statement): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await store.tools.observer?.before?.(statement);
}

/** What was rolled back by replacing everything needs no rollback; all else has to hear of it. */
function afterReplacement(statement: Statement): unknown[][] {
  if (statement.kind === 'rollback') return [];
  throw replaced();
}

/** The innermost transaction that the calling code is inside, or the root; ended ones no longer count. */
function scopeOf(store: Store): Scope {
  let scope = store.inside.getStore() ?? null;
  while (scope?.state === 'done') scope = scope.parent;
  // Code still inside a transaction of a replaced database keeps that scope, to be refused for its old root.
  return scope?.parent ? scope : store.root;
}

/** Replaces `handle.transaction` by one that waits for its turn and gives it back, whatever happens. */
function queueTransactions(handle: Handle): void {
  const plain = handle.transaction.bind(handle);
  handle.transaction = async (work, config) => {
    const store = await openStore();
    const outer = scopeOf(store);
    // `db.transaction` inside a transaction means a nested one, as it would with `tx.transaction`.
    const inner = outer.handle as Transaction | null;
    if (inner && inner !== handle) return inner.transaction(work, config);
    return enter(store, outer, (begun) =>
      plain((tx) => {
        begun(tx);
        queueTransactions(tx);
        return work(tx);
      }, config),
    );
  };
}

async function enter<T>(
  store: Store,
  outer: Scope,
  run: (begun: (tx: object) => void) => Promise<T>,
): Promise<T> {
  const { root } = store;
  const begin = describe(outer.parent ? 'savepoint' : 'begin');
  await giveWay(store, begin);
  if (store.root !== root || outer.root !== root) throw replaced();
  const release = await outer.line.take(() => store.tools.observer?.waiting?.(begin));
  const scope = new Scope(outer);
  try {
    if (store.root !== root) throw replaced();
    if (outer.state === 'done') throw new Error('The outer transaction has already ended.');
    return await store.inside.run(scope, () =>
      run((tx) => {
        scope.handle = tx;
      }),
    );
  } finally {
    // A gate may have refused the commit and then the rollback too; the line must not be passed on half-done.
    const halfDone = scope.state === 'open' && outer.state === 'open' && store.root === root;
    scope.state = 'done';
    if (halfDone) store.raw.run(scope.undo);
    release();
  }
}
