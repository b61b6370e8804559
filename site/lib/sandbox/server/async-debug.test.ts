import asyncHooks from 'node:async_hooks';
import { runInThisContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { forgoAsyncDebug } from './async-debug.ts';

const { createHook } = asyncHooks;
afterEach(() => {
  asyncHooks.createHook = createHook;
});

/** How many promises a hook hears of that code in this file makes. */
const heardBy = async (filename: string): Promise<number> => {
  let heard = 0;
  const make = runInThisContext('(hooks, callbacks) => hooks.createHook(callbacks)', { filename });
  const hook = make(asyncHooks, { init: () => void heard++ }).enable();
  await Promise.resolve();
  hook.disable();
  return heard;
};

const REACT = '/app/node_modules/next/dist/compiled/next-server/app-page-turbo.runtime.dev.js';

test("React's hook in Next hears of nothing", async () => {
  expect(await heardBy(REACT)).toBeGreaterThan(0);
  forgoAsyncDebug();
  expect(await heardBy(REACT)).toBe(0);
});

test('hooks of the app, of packages and of Next itself go on hearing', async () => {
  forgoAsyncDebug();
  for (const file of ['actions/a.ts', 'node_modules/drizzle-orm/a.js', 'node_modules/next/dist/server/a.js'])
    expect(await heardBy(`/app/${file}`), file).toBeGreaterThan(0);
});
