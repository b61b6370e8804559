/**
 * Owns carrying the context through what schedules a callback: timers, ticks and microtasks. The functions of
 * node:timers/promises need nothing, since they return promises.
 */
import timers from 'node:timers';
import { type Callback, carry } from './context.ts';
import { type Patch, replaceFunction } from './patch.ts';

const SCHEDULERS = ['setTimeout', 'setInterval', 'setImmediate'] as const;

/** The same function, with the context carried to the callback that is its first argument. */
const carryingFirst = (native: Callback): Callback =>
  function (callback, ...rest) {
    return Reflect.apply(native, this, [carry(callback), ...rest]);
  };

/** Patches for the timers of the global object and of node:timers, for `queueMicrotask` and `process.nextTick`. */
export function timerPatches(): Patch[] {
  const onGlobal = SCHEDULERS.flatMap((name) => replaceFunction(globalThis, name, carryingFirst));
  const onModule = SCHEDULERS.flatMap((name) => {
    // One function under two names, as it was: programs compare them.
    const same = onGlobal.find((patch) => patch.key === name && timers[name] === globalThis[name]);
    return same ? [{ ...same, target: timers }] : replaceFunction(timers, name, carryingFirst);
  });
  return [
    ...onGlobal,
    ...onModule,
    ...replaceFunction(globalThis, 'queueMicrotask', carryingFirst),
    ...replaceFunction(process, 'nextTick', carryingFirst),
  ];
}
