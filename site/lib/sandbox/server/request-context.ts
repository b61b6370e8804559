/**
 * Owns which request the code that runs now belongs to. Carried in async context through Next into the app's actions
 * and its database driver, so that effects are counted for the request that caused them, however requests overlap.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { CacheEvent, Moment, RowChange } from '../sandbox.ts';
import { currentPosition } from './cache-journal.ts';

/** The race that a request takes part in; race.ts makes them. */
export interface JoinedRace {
  /** The party wants to write: resolves when all have come that far. */
  atWrite(context: RequestContext): Promise<void>;
  behindTransaction(context: RequestContext): void;
  finished(context: RequestContext): void;
}

export interface RequestContext {
  /** Unguessable: it also opens the inner server. */
  readonly id: string;
  changes: RowChange[];
  readonly cache: CacheEvent[];
  /** Where the cache's journal was when it came in. */
  readonly journalAt: number;
  /** What happened while it was answered, in order. */
  readonly moments: Moment[];
  /** When it came in, in milliseconds of `performance.now()`. */
  readonly began: number;
  race: JoinedRace | null;
}

const storage = new AsyncLocalStorage<RequestContext>();
const open = new Map<string, RequestContext>();

export const createContext = (): RequestContext => {
  const context: RequestContext = {
    id: randomUUID(),
    changes: [],
    cache: [],
    journalAt: currentPosition(),
    moments: [],
    began: performance.now(),
    race: null,
  };
  open.set(context.id, context);
  return context;
};
export const findContext = (id: string | undefined): RequestContext | undefined =>
  id ? open.get(id) : undefined;
export const closeContext = (context: RequestContext): void => {
  open.delete(context.id);
  context.race?.finished(context);
};
export const runInContext = <T>(context: RequestContext, body: () => T): T => storage.run(context, body);
/** The context of the code that runs now, also inside a cached function; undefined outside a request. */
export const currentContext = (): RequestContext | undefined => storage.getStore();
