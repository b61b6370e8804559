/** Owns booking each statement and its row changes to the request that ran it; changes are net of what was rolled back. */
import { diffTables, mergeChanges } from '../diff.ts';
import { type DatabaseObserver, database } from './app-tools.ts';
import { noteMoment, shorten } from './moments.ts';
import { currentContext } from './request-context.ts';
import { tablesOf } from './statement-tables.ts';

/** Watches the app's database and books each change to the request in whose async context it happened. */
export const databaseObserver: DatabaseObserver = {
  waiting() {
    const context = currentContext();
    if (context) context.race?.behindTransaction(context);
  },
  async before(statement) {
    const context = currentContext();
    if (context && statement.kind === 'write') await context.race?.atWrite(context);
  },
  around(statement, run) {
    const context = currentContext();
    const { kind: does, sql } = statement;
    noteMoment({ kind: 'statement', does, sql: shorten(sql), tables: [...tablesOf(statement)] });
    if (!context || (does !== 'write' && does !== 'rollback')) return run();
    const before = database().dump();
    try {
      return run();
    } finally {
      context.changes = mergeChanges(context.changes, diffTables(before, database().dump()));
    }
  },
};
