/**
 * Owns putting the shim in place: the one function that others call, before anything else is loaded. See README.md.
 */
import asyncHooks from 'node:async_hooks';
import nodeModule from 'node:module';
import { callbackPatches } from './callbacks.ts';
import { emitterPatches } from './emitters.ts';
import { eventTargetPatches } from './event-targets.ts';
import { createHook } from './hooks.ts';
import { applyAll, type Patch } from './patch.ts';
import { promisePatches } from './promises.ts';
import { rejectionPatches } from './rejections.ts';
import { AsyncResource, executionAsyncId, executionAsyncResource, triggerAsyncId } from './resource.ts';
import { AsyncLocalStorage } from './storage.ts';
import { streamPatches } from './streams.ts';
import { timerPatches } from './timers.ts';
import { webStreamPatches } from './web-streams.ts';

// Registered, so that a second copy of this module finds the first one's mark.
const INSTALLED = Symbol.for('async-context.installed');

const modulePatches = (): Patch[] =>
  Object.entries({
    AsyncLocalStorage,
    AsyncResource,
    createHook,
    executionAsyncId,
    executionAsyncResource,
    triggerAsyncId,
  }).map(([key, value]) => ({ target: asyncHooks, key, value }));

/**
 * Replaces AsyncLocalStorage and AsyncResource, and patches whatever schedules a callback so that it carries the
 * context. Afterwards the context passes through everything but native `await`. Installing twice does nothing.
 * @throws TypeError if something that must be replaced is read-only; then nothing was replaced.
 */
export function installAsyncContext(): void {
  if (INSTALLED in globalThis) return;
  applyAll([
    ...modulePatches(),
    { target: globalThis, key: 'AsyncLocalStorage', value: AsyncLocalStorage },
    ...promisePatches(),
    ...timerPatches(),
    ...rejectionPatches(),
    ...callbackPatches(),
    ...emitterPatches(),
    ...eventTargetPatches(),
    ...streamPatches(),
    ...webStreamPatches(),
    { target: globalThis, key: INSTALLED, value: true },
  ]);
  nodeModule.syncBuiltinESMExports?.();
}
