/**
 * Owns keeping React from following every promise of the process. Its development build hooks into async_hooks and takes
 * a stack at each promise, to tell developer tools what a component waited for. That is a third of the time of a page
 * that reads a database, nobody looks at it here, and in a WebContainer, where such hooks never fire, nobody can.
 */
import asyncHooks, { type AsyncHook, type HookCallbacks } from 'node:async_hooks';

const idleHook: AsyncHook = { enable: () => idleHook, disable: () => idleHook };

/** Next brings its own copies of React's server; everybody else's hooks are left alone. */
const isReacts = (stack: string | undefined): boolean => /next[\\/]dist[\\/]compiled[\\/]/.test(stack ?? '');

/** Call it before Next is loaded. */
export function forgoAsyncDebug(): void {
  const { createHook } = asyncHooks;
  asyncHooks.createHook = (callbacks: HookCallbacks) =>
    isReacts(new Error().stack) ? idleHook : createHook(callbacks);
}
