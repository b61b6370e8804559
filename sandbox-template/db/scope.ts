// Owns who is inside which transaction.
import { Line } from './line';

/**
 * Everybody who shares one view of the database. The root scope is all callers outside a transaction; each
 * transaction, also a nested one, is a scope of its own and holds its parent's line while it lasts.
 */
export class Scope {
  readonly parent: Scope | null;
  readonly root: Scope;
  readonly line = new Line();
  /** `fresh` until begin has run, `done` once commit or rollback has. The root is always open. */
  state: 'fresh' | 'open' | 'done';
  /** The SQL that takes back what an open scope has done. */
  undo = '';
  /** The drizzle transaction object whose scope this is. */
  handle: object | null = null;

  constructor(parent: Scope | null) {
    this.parent = parent;
    this.root = parent?.root ?? this;
    this.state = parent ? 'fresh' : 'open';
  }
}
