/** Owns rows that a check itself puts into the app's database, past the app and past whoever watches its statements. */
import type { Row } from '../sandbox.ts';
import { database } from './app-tools.ts';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** SQLite has no booleans; what Drizzle reads as one is 0 or 1. */
const stored = (value: Row[string] | undefined): string | number | null =>
  typeof value === 'boolean' ? Number(value) : (value ?? null);

/** Inserts one row. @returns the row as the database has it. @throws what SQLite says is wrong with it. */
export async function insertRow(table: string, row: Row): Promise<Row> {
  const columns = Object.keys(row);
  const sql = `insert into ${quote(table)} (${columns.map(quote).join(', ')}) values (${columns.map(() => '?').join(', ')}) returning *`;
  const [inserted] = await database().run(sql, Object.values(row).map(stored));
  if (!inserted) throw new Error(`SQLite gave nothing back for a new row in ${table}.`);
  return inserted;
}

/** Changes some columns of one row. @returns the row as it is now. @throws if there is none with this id. */
export async function updateRow(table: string, id: string, changes: Row): Promise<Row> {
  const columns = Object.keys(changes);
  const sql = `update ${quote(table)} set ${columns.map((column) => `${quote(column)} = ?`).join(', ')} where "id" = ? returning *`;
  const [updated] = await database().run(sql, [...Object.values(changes).map(stored), id]);
  if (!updated) throw new Error(`There is no row with the id ${id} in ${table} to update.`);
  return updated;
}
