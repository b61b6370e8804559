/**
 * Owns what a check may do to the app's statements on their way to the database: hold the next one, or let the next write
 * fail as if the disk had.
 */
import { randomUUID } from 'node:crypto';
import type { Statement } from './app-tools.ts';
import { concerns, tablesOf } from './statement-tables.ts';
import { openWait, type Wait } from './waits.ts';

interface Hold extends Wait {
  readonly table: string;
  readonly kind: 'read' | 'write';
}
interface Fault {
  readonly table: string | null;
  happened: boolean;
}
const holds = new Set<Hold>();
const faults = new Map<string, Fault>();

/** The next statement of this kind that is about the table waits. @returns the id of its {@link Wait}. */
export function holdStatement(table: string, kind: 'read' | 'write'): string {
  const hold: Hold = { ...openWait(() => holds.delete(hold)), table, kind };
  holds.add(hold);
  return hold.id;
}

/** The next write to the table fails; with null, to any but the sessions. @returns an id for {@link writeFailed}. */
export function failNextWrite(table: string | null): string {
  const id = randomUUID();
  faults.set(id, { table, happened: false });
  return id;
}

/** Whether a write has failed because of this fault. @throws if the fault is forgotten. */
export function writeFailed(id: string): boolean {
  const fault = faults.get(id);
  if (!fault) throw new Error('That fault does not exist any more; a reset forgets all faults.');
  return fault.happened;
}

/** Forgets every fault. What is held goes on when its wait is opened. */
export const forgetFaults = (): void => faults.clear();

/** As SQLite's drivers say it: a code, a number, and more in the message than a stranger should read. */
const diskError = (statement: Statement): Error => {
  const table = tablesOf(statement)[0] ?? 'the database';
  return Object.assign(
    new Error(`SQLITE_IOERR: disk I/O error while writing to table "${table}": ${statement.sql}`),
    { code: 'SQLITE_IOERR', errno: 10 },
  );
};

/**
 * A statement passes by, before it runs.
 * @throws the disk's error if this is the write that is to fail
 */
export async function passConditions(statement: Statement): Promise<void> {
  const hold = [...holds].find(({ table, kind }) => kind === statement.kind && concerns(statement, table));
  if (hold) {
    // The next one only: others pass.
    holds.delete(hold);
    await hold.pass();
  }
  if (statement.kind !== 'write') return;
  const fault = [...faults.values()].find(({ table, happened }) => !happened && concerns(statement, table));
  if (!fault) return;
  fault.happened = true;
  throw diskError(statement);
}
