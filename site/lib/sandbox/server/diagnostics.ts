/**
 * Owns what Next's development server finds out behind a page's back, for developers. With Cache Components it renders each
 * page that it answered once more, to see whether it has a static shell: half of all that a check run computes, and
 * without Turbopack it is done between two requests of the same thread. It runs the learner's code again as well, at a
 * time nobody knows. Where checks drive the app nobody reads what it finds, so it is left out there; a learner's own
 * pages are examined as ever.
 */
import type { AsyncLocalStorage } from 'node:async_hooks';
import { appRequire } from './next-app.ts';

/** Next marks by this store what is printed by somebody who is not the app, and runs the examination of a page in it. */
const asksForDim = (store: unknown): boolean =>
  typeof store === 'object' && store !== null && 'dim' in store && store.dim === true;

/** The console prints through the same storage, by its own methods bound to their arguments. */
const prints = (work: unknown): boolean => typeof work === 'function' && work.name.startsWith('bound ');

/**
 * From now on no page is examined at a time when nobody wants it.
 * @param storage Next's storage for what its console does; examinations begin in it.
 * @param isWanted Asked at each examination, when the page has been answered.
 */
export function examineOnlyWhen(storage: AsyncLocalStorage<unknown>, isWanted: () => boolean): void {
  const run = storage.run.bind(storage);
  storage.run = (store: unknown, work: (...args: unknown[]) => unknown, ...args: unknown[]) =>
    asksForDim(store) && !prints(work) && !isWanted() ? Promise.resolve() : run(store, work, ...args);
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
  examineOnlyWhen(consoleAsyncStorage, isWanted);
  probeOnlyWhen(isWanted);
}
