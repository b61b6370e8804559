/**
 * Owns the way to what Stagedoor offers its host inside this process: the database's tools and the session maker, which
 * the app puts on globalThis (sandbox-template/db/tools.ts and auth/session.ts say the same on their side).
 */
import type { Row, Tables } from '../sandbox.ts';

export type StatementKind = 'read' | 'write' | 'begin' | 'commit' | 'rollback';
export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly kind: StatementKind;
}
export interface DatabaseObserver {
  /** The statement now queues behind somebody else's transaction. */
  waiting?(statement: Statement): void;
  /** Awaited before the statement runs. */
  before?(statement: Statement): Promise<void> | void;
  /** Called around the execution; returns what `run` returns. */
  around?<T>(statement: Statement, run: () => T): T;
}
export interface DatabaseTools {
  reset(seed: string): void;
  export(): Uint8Array;
  import(bytes: Uint8Array): void;
  dump(): Tables;
  /** Runs one statement past the observer, once no transaction is open. Gives back the rows as `dump` does. */
  run(sql: string, params: readonly (string | number | null)[]): Promise<Row[]>;
  observer: DatabaseObserver | null;
}
export interface SessionTools {
  create(personName: string, options?: { expired?: boolean }): Promise<{ name: string; value: string }>;
}

const shared = globalThis as unknown as Record<symbol, unknown>;

const need = <T>(key: string, what: string): T => {
  const tools = shared[Symbol.for(key)];
  if (!tools)
    throw new Error(
      `${what} is not loaded yet: no page of the app has answered, or its module does not compile.`,
    );
  return tools as T;
};

/** The database's tools. @throws if the app has not loaded its database. */
export const database = (): DatabaseTools => need<DatabaseTools>('stagedoor.database', "The app's database");
/** Makes signed-in sessions. @throws if the app has not loaded its sessions. */
export const sessions = (): SessionTools =>
  need<SessionTools>('stagedoor.sessions', "The app's session module");
