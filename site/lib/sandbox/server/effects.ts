/** Owns booking each statement's row changes to the request that ran it, net of what was rolled back. */
import { diffTables, mergeChanges } from '../diff.ts';
import { type DatabaseObserver, database } from './app-tools.ts';
import { currentContext } from './request-context.ts';

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
    if (!context || (statement.kind !== 'write' && statement.kind !== 'rollback')) return run();
    const before = database().dump();
    try {
      return run();
    } finally {
      context.changes = mergeChanges(context.changes, diffTables(before, database().dump()));
    }
  },
};
