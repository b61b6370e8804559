// Owns the words between the database and whoever hosts the app: what a host may watch, hold, read and
// replace. The app itself never uses this. A host finds it, as soon as the database is open, at
// `globalThis[Symbol.for('stagedoor.database')]`, and keeps the object: its identity outlives module reloads.

export type StatementKind = 'read' | 'write' | 'begin' | 'commit' | 'rollback';

/** One SQL statement on its way. Savepoints of nested transactions count as begin, commit and rollback. */
export interface Statement {
  sql: string;
  params: readonly unknown[];
  kind: StatementKind;
}

/**
 * All three run in the async context of the caller whose statement it is. The order is `before`, then
 * `waiting` if a transaction is in the way, then `around`: count what has happened in `around`, not in
 * `before`.
 */
export interface DatabaseObserver {
  /** The statement now queues behind somebody else's transaction. */
  waiting?(statement: Statement): void;
  /** Awaited before the statement may run: a gate. Throwing makes the statement fail with that error. */
  before?(statement: Statement): Promise<void> | void;
  /** Called synchronously around the execution; must return run()'s result. */
  around?<T>(statement: Statement, run: () => T): T;
}

export interface DatabaseTools {
  /**
   * Fresh tables, and rows made from the seed. Statements that were under way, and what is left of an open
   * transaction, fail instead of writing into the new database.
   */
  reset(seed: string): void;
  /** The whole database as an SQLite file. Throws while a transaction is open: exporting would end it. */
  export(): Uint8Array;
  /** Replaces the whole database by such a file; what was under way fails as with `reset`. */
  import(bytes: Uint8Array): void;
  /**
   * Every table's rows, column names as in SQL, ordered by rowid. Dates are milliseconds, booleans 0 or 1,
   * JSON is text. Rows that an open transaction has written, and not yet committed, are in it.
   */
  dump(): Record<string, Record<string, unknown>[]>;
  /**
   * Runs one statement past the observer, as another program with the same database would: once no transaction
   * is open.
   * @returns the rows it gives, as `dump` does
   * @throws what SQLite says is wrong with it
   */
  run(sql: string, params: readonly unknown[]): Promise<Record<string, unknown>[]>;
  observer: DatabaseObserver | null;
}

export const TOOLS_KEY = Symbol.for('stagedoor.database');
