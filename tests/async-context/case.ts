/** Owns what a conformance case is, and the few ways of waiting that cases share. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type EventEmitter, once } from 'node:events';

/** By name: a function that says what it saw, as plain JSON, or throws. It is run alone, in nobody's context. */
export type Cases = Readonly<Record<string, () => unknown>>;

/** A storage of words, which is all that most cases need. */
export const storage = (): AsyncLocalStorage<string> => new AsyncLocalStorage<string>();

/** Waits through a timer. */
export const sleep = (ms = 1): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves with what a function with a callback calls back with, or with what the callback returns. */
export const called = <T>(start: (done: (value: T) => void) => void): Promise<T> =>
  new Promise((resolve) => start(resolve));

/** JSON has no undefined, and a store that is missing is what many cases are about. */
export const seen = (value: unknown): unknown => (value === undefined ? 'nothing' : value);

/** What a function throws, by class, code and words. */
export function thrownBy(action: () => unknown): unknown {
  try {
    return { returned: seen(action()) };
  } catch (error) {
    if (!(error instanceof Error)) return { threw: error };
    return { threw: error.constructor.name, code: 'code' in error ? error.code : undefined };
  }
}

export const emitted = async (emitter: EventEmitter, event: string): Promise<void> => {
  await once(emitter, event);
};
