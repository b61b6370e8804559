/**
 * Owns what Next's development server finds out behind a page's back, for developers. With Cache Components it validates
 * each page that it has answered, by rendering it once more to see whether it has a static shell: a third to a half of
 * what a check run computes, and without Turbopack between two requests of the same thread. It runs the learner's code
 * again as well, at a time nobody knows. Where checks drive the app nobody reads what it finds, so it is left out there;
 * what a learner looks at is validated once the app has nothing else to do.
 */
import type { AsyncLocalStorage } from 'node:async_hooks';
import { appRequire } from './next-app.ts';
import { whenQuiet } from './traffic.ts';

/** A page asks for its scripts and its data soon after it has come. */
const QUIET_MS = 1_000;

/** Next marks by this store what is printed by somebody who is not the app, and runs the validation of a page in it. */
const asksForDim = (store: unknown): boolean =>
  typeof store === 'object' && store !== null && 'dim' in store && store.dim === true;

/** The console prints through the same storage, by its own methods bound to their arguments. */
const prints = (work: unknown): boolean => typeof work === 'function' && work.name.startsWith('bound ');

export interface Validations {
  /** Resolves when nobody waits for the app. */
  whenQuiet(): Promise<void>;
  /** Whether a learner looks at the app at the moment. */
  isWanted(): boolean;
}

/**
 * From now on a page is validated when the app has nothing else to do and it is wanted; of several that wait only the
 * newest is.
 * @param storage Next's storage for what its console does; validations begin in it.
 */
export function validateInQuiet(
  storage: AsyncLocalStorage<unknown>,
  { whenQuiet, isWanted }: Validations,
): void {
  const run = storage.run.bind(storage);
  let newest = 0;
  storage.run = (store: unknown, work: (...args: unknown[]) => unknown, ...args: unknown[]) => {
    if (!asksForDim(store) || prints(work)) return run(store, work, ...args);
    // Those that checks began are out of date, or in the way, whenever they would come.
    if (!isWanted()) return Promise.resolve();
    newest += 1;
    const turn = newest;
    return whenQuiet().then(() => (turn === newest && isWanted() ? run(store, work, ...args) : undefined));
  };
}

/** Where Next keeps the way to ask whether a cache that takes long hangs: in up to four processes of its own. */
const PROBE = Symbol.for('next.dev.useCacheProbe');

/** From now on no slow cache is probed at a time when nobody wants it: a check holds caches up on purpose. */
export function probeOnlyWhen(isWanted: () => boolean): void {
  let probe: unknown = Reflect.get(globalThis, PROBE);
  Object.defineProperty(globalThis, PROBE, {
    configurable: true,
    get: () => (isWanted() ? probe : undefined),
    set(given: unknown) {
      probe = given;
    },
  });
}

/**
 * Leaves out what nobody wants, of an app that has started.
 * @param isWanted Whether a learner looks at the app at the moment.
 */
export function limitDiagnostics(folder: string, isWanted: () => boolean): void {
  const { consoleAsyncStorage } = appRequire(folder)(
    'next/dist/server/app-render/console-async-storage.external.js',
  ) as { consoleAsyncStorage: AsyncLocalStorage<unknown> };
  validateInQuiet(consoleAsyncStorage, { whenQuiet: () => whenQuiet(QUIET_MS), isWanted });
  probeOnlyWhen(isWanted);
}
