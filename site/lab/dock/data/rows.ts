/** Owns laying out a table of the app's database, with what the last call changed in it. Pure. */
import type { Row, RowChange, Tables } from '../../../lib/sandbox/sandbox.ts';

export interface Cell {
  readonly column: string;
  readonly text: string;
  /** What stood there before the last call, if that changed it. */
  readonly before: string | null;
}
export interface ShownRow {
  readonly id: string;
  readonly cells: readonly Cell[];
  /** What the last call did to the row. */
  readonly state: 'same' | 'new' | 'changed' | 'gone';
}
export interface ShownTable {
  readonly columns: readonly string[];
  /** What came, changed or went first, then the rest in the database's order. */
  readonly rows: readonly ShownRow[];
}

/** One value as the database has it. */
export const cellText = (value: Row[string] | undefined): string =>
  value === null || value === undefined ? 'null' : String(value);

const cellsOf = (columns: readonly string[], row: Row, before: Row | null): Cell[] =>
  columns.map((column) => ({
    column,
    text: cellText(row[column]),
    before: before && before[column] !== row[column] ? cellText(before[column]) : null,
  }));

const FIRST: readonly ShownRow['state'][] = ['new', 'changed', 'gone', 'same'];

/**
 * @param changes Of the last call, in all tables. A row that has become another one since is shown as it is now.
 * @returns null if there is no such table.
 */
export function layOutTable(tables: Tables, name: string, changes: readonly RowChange[]): ShownTable | null {
  const rows = tables[name];
  if (!rows) return null;
  const ofTable = changes.filter(({ table }) => table === name);
  const columns = Object.keys(rows[0] ?? ofTable[0]?.before ?? ofTable[0]?.after ?? {});
  const there = rows.map((row): ShownRow => {
    const id = cellText(row.id);
    const change = ofTable.find((each) => each.id === id && each.after !== null);
    const state = change ? (change.before ? 'changed' : 'new') : 'same';
    return { id, state, cells: cellsOf(columns, row, change?.before ?? null) };
  });
  const gone = ofTable.flatMap(({ id, before, after }): ShownRow[] =>
    before && !after && !there.some((row) => row.id === id)
      ? [{ id, state: 'gone', cells: cellsOf(columns, before, null) }]
      : [],
  );
  const all = [...there, ...gone];
  return { columns, rows: FIRST.flatMap((state) => all.filter((row) => row.state === state)) };
}

/** How many rows of each table the last call touched. */
export const touched = (changes: readonly RowChange[], name: string): number =>
  changes.filter(({ table }) => table === name).length;
