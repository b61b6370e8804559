/**
 * Owns carrying the context through the event targets that Node itself dispatches to: a message arrives, and a timed
 * signal aborts, in the context in which the channel or the signal was made.
 */
import workerThreads from 'node:worker_threads';
import { type Callback, currentFrame, type Frame, ROOT, runInFrame } from './context.ts';
import { disguise, type Patch, replaceFunction } from './patch.ts';

// Through this registered symbol goes what Node dispatches, and what programs dispatch.
const DISPATCH = Symbol.for('nodejs.internal.kHybridDispatch');

const homes = new WeakMap<object, Frame>();

const moveIn = (target: object): void => {
  if (currentFrame() !== ROOT) homes.set(target, currentFrame());
};

const dispatchingAtHome = (native: Callback): Callback =>
  function (...args) {
    const home = currentFrame() === ROOT ? homes.get(Object(this)) : undefined;
    return home ? runInFrame(home, native, this, args) : Reflect.apply(native, this, args);
  };

/** Patches for `MessageChannel` (on the global object and in node:worker_threads) and `AbortSignal.timeout`. */
export function eventTargetPatches(): Patch[] {
  const Native = workerThreads.MessageChannel;
  const channel = function (): object {
    if (!new.target) throw new TypeError("Class constructor MessageChannel cannot be invoked without 'new'");
    const made: InstanceType<typeof Native> = Reflect.construct(
      Native,
      [],
      new.target === channel ? Native : new.target,
    );
    moveIn(made.port1);
    moveIn(made.port2);
    return made;
  };
  disguise(channel, Native);
  return [
    { target: globalThis, key: 'MessageChannel', value: channel },
    { target: workerThreads, key: 'MessageChannel', value: channel },
    ...replaceFunction(workerThreads.MessagePort.prototype, DISPATCH, dispatchingAtHome),
    ...replaceFunction<Callback>(
      AbortSignal,
      'timeout',
      (native) =>
        function (...args) {
          const signal = Reflect.apply(native, this, args);
          moveIn(Object(signal));
          return signal;
        },
    ),
    ...replaceFunction(AbortSignal.prototype, DISPATCH, dispatchingAtHome),
  ];
}
