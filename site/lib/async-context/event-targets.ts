/**
 * Owns carrying the context through the event targets that Node itself dispatches to: a message arrives, and a timed
 * signal aborts, in the context in which the channel or the signal was made.
 */
import workerThreads from 'node:worker_threads';
import { type Callback, currentFrame, type Frame, ROOT, runInFrame } from './context.ts';
import { type Patch, prototypesOf, replaceEverywhere, replaceFunction } from './patch.ts';

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

type ChannelConstructor = new () => MessageChannel;

/** A constructor like this one; the ports of its channels have the current context for a home. */
function carryingChannel(Native: ChannelConstructor): ChannelConstructor {
  const channel = function (): MessageChannel {
    if (!new.target) throw new TypeError("Class constructor MessageChannel cannot be invoked without 'new'");
    const made: MessageChannel = Reflect.construct(
      Native,
      [],
      new.target === (channel as unknown) ? Native : new.target,
    );
    moveIn(made.port1);
    moveIn(made.port2);
    return made;
  };
  return channel as unknown as ChannelConstructor;
}

/** A function like this one that makes a target, with the current context for a home. */
const makingAtHome = (native: Callback): Callback =>
  function (...args) {
    const target = Reflect.apply(native, this, args);
    moveIn(Object(target));
    return target;
  };

/** Patches for `MessageChannel` (on the global object and in node:worker_threads) and `AbortSignal.timeout`. */
export function eventTargetPatches(): Patch[] {
  const places = [globalThis, workerThreads];
  return [
    ...replaceEverywhere(places, 'MessageChannel', carryingChannel),
    ...replaceFunction(AbortSignal, 'timeout', makingAtHome),
    ...prototypesOf(places, ['MessagePort', 'AbortSignal']).flatMap((prototype) =>
      replaceFunction(prototype, DISPATCH, dispatchingAtHome),
    ),
  ];
}
