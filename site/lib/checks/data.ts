/** Owns what a check may ask of the app's database, and do to it. */
import type { Control } from '../sandbox/client/sandbox.ts';
import { diffTables } from '../sandbox/diff.ts';
import type { Row, RowChange, Tables } from '../sandbox/sandbox.ts';
import { type Held, heldAt } from './held.ts';
import type { Evidence } from './outcome.ts';

/** What changed in the database between two moments, whoever did it. */
export class Diff {
  readonly changes: readonly RowChange[];
  constructor(changes: readonly RowChange[]) {
    this.changes = changes;
  }
  /** The same without some rows: `diff.except((change) => change.table === 'audit')`. */
  except(skip: (change: RowChange) => boolean): Diff {
    return new Diff(this.changes.filter((change) => !skip(change)));
  }
  in(table: string): readonly RowChange[] {
    return this.changes.filter((change) => change.table === table);
  }
}

/** A write that is to fail. */
export interface WriteFault {
  /** Whether it has failed by now: a control, for code that writes nothing cannot be seen to fail. */
  happened(): Promise<boolean>;
}

export interface DataPort {
  /** The first row that has these values. @throws if there is none: then the check is wrong, not the learner. */
  one(table: string, where?: Row): Promise<Row & { id: string }>;
  /** The row with this id, or null. */
  find(table: string, id: string): Promise<Row | null>;
  all(table: string, where?: Row): Promise<readonly Row[]>;
  /** Runs `body` and says what the database holds afterwards that it did not before, and the other way round. */
  diff(body: () => Promise<unknown>): Promise<Diff>;
  /**
   * Puts a row in, as another program would: past the app, whose cache hears nothing of it. Waits for an open
   * transaction. Dates are milliseconds. An id is made if none is given; columns with a default may be left out.
   * @throws what SQLite says is wrong with it.
   */
  insert(table: string, row: Row): Promise<Row & { id: string }>;
  /** Changes one row in the same way. @returns the row as it is now. @throws if there is none with this id. */
  update(table: string, id: string, changes: Row): Promise<Row>;
  /**
   * The app's next insert, update or delete throws a database error, as if the disk had failed; with `table`, the next on
   * that table. A session's row is only meant by `table: 'sessions'`.
   */
  failNextWrite(options?: { readonly table?: string }): Promise<WriteFault>;
  /** The app's next statement of this kind on the table waits; others pass. Joins count as reads of each table. */
  holdNext(options: { readonly table: string; readonly kind: 'read' | 'write' }): Promise<Held>;
  /** Everything as it was when the check began: same ids, fresh sessions, empty cache. */
  reset(): Promise<void>;
}

const fits = (row: Row, where: Row): boolean =>
  Object.entries(where).every(([column, value]) => row[column] === value);

/** An id such as the app makes them, `ord_x7k2m9`: with the prefix of the table's other ids. */
const newIdLike = ([sample]: readonly Row[], table: string): string => {
  const prefix = /^[a-z]+(?=_)/.exec(String(sample?.id))?.[0] ?? table.slice(0, 3);
  return `${prefix}_${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`;
};

export interface DataPortOptions {
  readonly control: Control;
  readonly seed: string;
  readonly evidence: Evidence[];
}

export function createDataPort({ control, seed, evidence }: DataPortOptions): DataPort {
  const rowsOf = (tables: Tables, table: string): readonly Row[] => {
    const rows = tables[table];
    if (!rows)
      throw new Error(`The database has no table ${table}; it has ${Object.keys(tables).join(', ')}.`);
    return rows;
  };
  const all = async (table: string, where: Row = {}): Promise<readonly Row[]> =>
    rowsOf(await control.dump(), table).filter((row) => fits(row, where));

  return {
    all,
    async one(table, where = {}) {
      const [row] = await all(table, where);
      if (!row || typeof row.id !== 'string')
        throw new Error(`No row in ${table} with ${JSON.stringify(where)}.`);
      return { ...row, id: row.id };
    },
    find: async (table, id) => (await all(table, { id }))[0] ?? null,
    async diff(body) {
      const before = await control.dump();
      await body();
      const changes = diffTables(before, await control.dump());
      evidence.push({ kind: 'changes', changes });
      return new Diff(changes);
    },
    async insert(table, row) {
      const id = typeof row.id === 'string' ? row.id : newIdLike(rowsOf(await control.dump(), table), table);
      const inserted = await control.insertRow({ table, row: { ...row, id } });
      return { ...inserted, id };
    },
    update: (table, id, changes) => control.updateRow({ table, id, changes }),
    async failNextWrite({ table } = {}) {
      // A misspelt table would fail nothing, and say nothing.
      if (table !== undefined) rowsOf(await control.dump(), table);
      const fault = await control.failNextWrite({ table: table ?? null });
      return { happened: () => control.writeFailed(fault) };
    },
    async holdNext({ table, kind }) {
      rowsOf(await control.dump(), table);
      return heldAt(control, await control.holdStatement({ table, kind }));
    },
    async reset() {
      await control.reset({ seed });
    },
  };
}
