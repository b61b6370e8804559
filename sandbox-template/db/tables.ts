// Owns the way from schema.ts to SQL: `create table` and `insert`, so that a column is written down once.
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { BindParams, Database } from 'sql.js';
import * as schema from './schema';

const tables: SQLiteTable[] = Object.values(schema).filter((value) => is(value, SQLiteTable));

/** The SQL that makes every table of the schema, one statement per line. */
export function createTablesSql(): string {
  return tables.map(createTableSql).join('\n');
}

/**
 * Inserts rows given as the schema's own types.
 * @param rows table name to rows; a column that a row leaves out keeps its default
 */
export function insertRows(raw: Database, rows: Record<string, readonly object[]>): void {
  for (const table of tables) {
    const { name, columns } = getTableConfig(table);
    for (const row of rows[name] ?? []) {
      const given = new Map<string, unknown>(Object.entries(row));
      const filled = columns.filter((column) => given.has(column.name));
      const names = filled.map((column) => quote(column.name)).join(', ');
      const values = filled.map((column) => {
        const value = given.get(column.name);
        return value === null ? null : column.mapToDriverValue(value);
      });
      raw.run(
        `insert into ${quote(name)} (${names}) values (${filled.map(() => '?').join(', ')})`,
        values as BindParams,
      );
    }
  }
}

function createTableSql(table: SQLiteTable): string {
  const { name, columns, uniqueConstraints } = getTableConfig(table);
  const parts = columns.map((column) =>
    [
      quote(column.name),
      column.getSQLType(),
      column.primary ? 'primary key' : '',
      column.notNull ? 'not null' : '',
      column.isUnique ? 'unique' : '',
      column.default === undefined ? '' : `default ${literal(column.mapToDriverValue(column.default))}`,
    ]
      .filter(Boolean)
      .join(' '),
  );
  for (const constraint of uniqueConstraints) {
    parts.push(`unique (${constraint.columns.map((column) => quote(column.name)).join(', ')})`);
  }
  return `create table ${quote(name)} (${parts.join(', ')});`;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(value: unknown): string {
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}
