/** Owns comparing two states of the app's database, row by row. Pure. */
import type { Row, RowChange, Tables } from './sandbox.ts';

const sameRow = (a: Row | null, b: Row | null): boolean => JSON.stringify(a) === JSON.stringify(b);

const byId = (rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row, index) => [String(row.id ?? `#${index}`), row]));

/** Which rows differ between two dumps. */
export function diffTables(before: Tables, after: Tables): RowChange[] {
  const changes: RowChange[] = [];
  for (const table of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = byId(before[table] ?? []);
    const now = byId(after[table] ?? []);
    for (const id of new Set([...old.keys(), ...now.keys()])) {
      const change = { table, id, before: old.get(id) ?? null, after: now.get(id) ?? null };
      if (!sameRow(change.before, change.after)) changes.push(change);
    }
  }
  return changes;
}

/** Adds later changes to earlier ones; a row that is back where it was is no change. */
export function mergeChanges(earlier: readonly RowChange[], later: readonly RowChange[]): RowChange[] {
  const merged = new Map(earlier.map((change) => [`${change.table}/${change.id}`, change]));
  for (const change of later) {
    const key = `${change.table}/${change.id}`;
    const first = merged.get(key);
    merged.set(key, first ? { ...change, before: first.before } : change);
  }
  return [...merged.values()].filter((change) => !sameRow(change.before, change.after));
}
