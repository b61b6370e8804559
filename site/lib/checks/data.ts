/** Owns what a check may ask of the app's database. */

import type { Control } from '../sandbox/client/sandbox.ts';
import { diffTables } from '../sandbox/diff.ts';
import type { Row, RowChange, Tables } from '../sandbox/sandbox.ts';
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

export interface DataPort {
  /** The first row that has these values. @throws if there is none: then the check is wrong, not the learner. */
  one(table: string, where?: Row): Promise<Row & { id: string }>;
  /** The row with this id, or null. */
  find(table: string, id: string): Promise<Row | null>;
  all(table: string, where?: Row): Promise<readonly Row[]>;
  /** Runs `body` and says what the database holds afterwards that it did not before, and the other way round. */
  diff(body: () => Promise<unknown>): Promise<Diff>;
  /** Everything as it was when the check began: same ids, fresh sessions, empty cache. */
  reset(): Promise<void>;
}

const fits = (row: Row, where: Row): boolean =>
  Object.entries(where).every(([column, value]) => row[column] === value);

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
    async reset() {
      await control.reset({ seed });
    },
  };
}
