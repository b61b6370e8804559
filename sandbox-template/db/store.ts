// Owns the one SQLite database in this process, and what a host may do to it as a whole.
// It lives on globalThis, because development reloads modules and rows have to outlive that.
import { AsyncLocalStorage } from 'node:async_hooks';
import initSqlJs, { type BindParams, type Database } from 'sql.js';
import { Scope } from './scope';
import { DEFAULT_SEED, seedRows } from './seed';
import { createTablesSql, insertRows } from './tables';
import { type DatabaseTools, type Statement, TOOLS_KEY } from './tools';

export interface Store {
  raw: Database;
  /** Replaced together with `raw`: who still holds the old one belongs to the old database. */
  root: Scope;
  /** Which transaction the running code is inside. */
  readonly inside: AsyncLocalStorage<Scope>;
  readonly tools: DatabaseTools;
  tablesSql: string;
  seed: string;
}

interface Globals {
  stagedoorStore?: Promise<Store>;
  [TOOLS_KEY]?: DatabaseTools;
}
const globals = globalThis as typeof globalThis & Globals;

let opened: Promise<Store> | undefined;

/** The database, opened and filled by the first who asks. */
export function openStore(): Promise<Store> {
  globals.stagedoorStore ??= create();
  opened ??= globals.stagedoorStore.then(adopt);
  return opened;
}

/**
 * Runs one statement now.
 * @returns rows as arrays of values, in the order of the columns
 * @throws what SQLite says is wrong with it
 */
export function execute(store: Store, statement: Statement): unknown[][] {
  const run = () => {
    const prepared = store.raw.prepare(statement.sql);
    try {
      prepared.bind(statement.params as BindParams);
      const rows: unknown[][] = [];
      while (prepared.step()) rows.push(prepared.get());
      return rows;
    } finally {
      prepared.free();
    }
  };
  const { observer } = store.tools;
  return observer?.around ? observer.around(statement, run) : run();
}

/** The error for whatever was under way when the database was replaced. */
export function replaced(): Error {
  return new Error('The database was replaced while this was under way. Start again on the new one.');
}

async function create(): Promise<Store> {
  const { Database: SqlDatabase } = await initSqlJs();
  const raw = new SqlDatabase();
  const nothingYet = () => {
    throw new Error('The database is not open yet.');
  };
  const tools = {
    reset: nothingYet,
    export: nothingYet,
    import: nothingYet,
    dump: nothingYet,
    run: nothingYet,
    observer: null,
  };
  const inside = new AsyncLocalStorage<Scope>();
  return { raw, root: new Scope(null), inside, tools, tablesSql: '', seed: DEFAULT_SEED };
}

/** Gives the store this module's code: after a reload the newest schema and seed are the ones that count. */
function adopt(store: Store): Store {
  Object.assign(store.tools, toolsFor(store));
  // A changed schema cannot be read through old tables, so it starts afresh.
  if (store.tablesSql !== createTablesSql()) store.tools.reset(store.seed);
  globals[TOOLS_KEY] = store.tools;
  return store;
}

function toolsFor(store: Store): Omit<DatabaseTools, 'observer'> {
  const replace = (bytes?: Uint8Array) => {
    const SqlDatabase = store.raw.constructor as new (bytes?: Uint8Array) => Database;
    const old = store.raw;
    store.raw = new SqlDatabase(bytes);
    old.close();
    const { line } = store.root;
    store.root = new Scope(null);
    line.abandon(replaced());
  };
  return {
    reset(seed) {
      replace();
      store.seed = seed;
      store.tablesSql = createTablesSql();
      store.raw.run(store.tablesSql);
      insertRows(store.raw, { ...seedRows(seed) });
    },
    export() {
      if (!store.root.line.free) throw new Error('A transaction is open. Export when it has ended.');
      return store.raw.export();
    },
    import: replace,
    dump: () => dump(store.raw),
    async run(sql, params) {
      const release = await store.root.line.take();
      try {
        return rowsOf(store.raw, sql, params);
      } finally {
        release();
      }
    },
  };
}

function dump(raw: Database): Record<string, Record<string, unknown>[]> {
  const names =
    raw.exec("select name from sqlite_master where type = 'table' order by rowid")[0]?.values ?? [];
  return Object.fromEntries(
    names.map(([name]) => [String(name), rowsOf(raw, `select * from "${name}" order by rowid`)]),
  );
}

function rowsOf(raw: Database, sql: string, params: readonly unknown[] = []): Record<string, unknown>[] {
  const prepared = raw.prepare(sql);
  try {
    prepared.bind(params as BindParams);
    const rows: Record<string, unknown>[] = [];
    while (prepared.step()) rows.push(prepared.getAsObject());
    return rows;
  } finally {
    prepared.free();
  }
}
