/**
 * Owns carrying the context through what schedules a callback: timers, ticks and microtasks. The functions of
 * node:timers/promises need nothing, since they return promises.
 */
import timers from 'node:timers';
import { type Callback, carry } from './context.ts';
import { type Patch, replaceEverywhere, replaceFunction } from './patch.ts';

const SCHEDULERS = ['setTimeout', 'setInterval', 'setImmediate'] as const;

/** The same function, with the context carried to the callback that is its first argument. */
const carryingFirst = (native: Callback): Callback =>
  function (callback, ...rest) {
    return Reflect.apply(native, this, [carry(callback), ...rest]);
  };

/** Patches for the timers of the global object and of node:timers, for `queueMicrotask` and `process.nextTick`. */
export const timerPatches = (): Patch[] => [
  ...SCHEDULERS.flatMap((name) => replaceEverywhere([globalThis, timers], name, carryingFirst)),
  ...replaceFunction(globalThis, 'queueMicrotask', carryingFirst),
  ...replaceFunction(process, 'nextTick', carryingFirst),
];
