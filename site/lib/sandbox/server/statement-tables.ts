/** Owns telling which tables a piece of SQL is about, for SQL as Drizzle writes it: values are never in its text. */
import type { Statement } from './app-tools.ts';

const WRITTEN =
  /\b(?:insert(?:\s+or\s+\w+)?\s+into|replace\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+["`]?(\w+)/i;
const READ = /\b(?:from|join)\s+["`]?(\w+)/gi;

/** The table that a write changes, or all tables that a read looks into; none for what is neither. */
export function tablesOf({ sql, kind }: Statement): readonly string[] {
  if (kind === 'write') {
    const written = WRITTEN.exec(sql)?.[1];
    return written === undefined ? [] : [written];
  }
  return kind === 'read' ? [...sql.matchAll(READ)].map(([, table]) => table ?? '') : [];
}

/**
 * Whether a statement is what somebody means who speaks of this table, or, with null, of any. Sessions are looked up
 * and written with nearly every request, by code that no lesson is about: they are only meant when they are named.
 */
export function concerns(statement: Statement, table: string | null): boolean {
  const tables = tablesOf(statement);
  if (table !== 'sessions' && tables.includes('sessions')) return false;
  return table === null || tables.includes(table);
}
