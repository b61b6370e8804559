/**
 * Owns carrying the context through promises. Every way in which plain JavaScript waits for a promise ends in
 * `Promise.prototype.then` (`catch`, `finally`, `Promise.all`, lowered `await`), so that is where it is carried.
 * The engine's own `await` goes another way, which nobody can see: hence the lowering.
 */
import { bindToFrame, type Callback, currentFrame, exchangeFrame, mustCarry, ROOT } from './context.ts';
import { disguise, type Patch, replaceFunction } from './patch.ts';
import { noteRejection } from './rejections.ts';

type Then = (this: unknown, onFulfilled: unknown, onRejected: unknown) => unknown;
type Settle = (this: unknown, value: unknown) => unknown;
type Executor = (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void;

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/**
 * The engine calls a thenable's `then` in a job of its own, in nobody's context. The thenable may be more than a
 * promise: a query that starts when it is awaited. So it gets the context in which it was handed over.
 * @param then The `then` of ordinary promises. They are only asked to call the engine back, in whatever context.
 */
function carryThenable(value: unknown, then: unknown): unknown {
  if (currentFrame() === ROOT || !isObject(value)) return value;
  let itsThen: unknown;
  try {
    itsThen = Reflect.get(value, 'then');
  } catch {
    // The engine will meet the same error, and knows how to reject with it.
    return value;
  }
  if (typeof itsThen !== 'function' || itsThen === then) return value;
  const carried = bindToFrame(currentFrame(), itsThen as Callback);
  // biome-ignore lint/suspicious/noThenProperty: being a thenable is its purpose.
  return { then: (resolve: unknown, reject: unknown) => Reflect.apply(carried, value, [resolve, reject]) };
}

/** A reaction that runs in the context of now, and hands the thenable that it may return over in the same. */
function carryReaction(reaction: unknown, then: unknown): unknown {
  if (typeof reaction !== 'function') return reaction;
  const frame = currentFrame();
  return (value: unknown): unknown => {
    const before = exchangeFrame(frame);
    try {
      return carryThenable(reaction(value), then);
    } catch (reason) {
      noteRejection(reason);
      throw reason;
    } finally {
      exchangeFrame(before);
    }
  };
}

/** An executor whose `resolve` and `reject` look at the context in which they are called. */
function carryExecutor(executor: unknown, then: unknown): Executor {
  // The engine refuses what is no function, in its own words.
  if (typeof executor !== 'function') return executor as Executor;
  return (resolve, reject) =>
    executor(
      (value: unknown) => resolve(carryThenable(value, then)),
      (reason: unknown) => {
        noteRejection(reason);
        reject(reason);
      },
    );
}

/**
 * A constructor in place of `Promise`. What it makes has the prototype of the engine's promises and their
 * `constructor`: it is such a promise, and the engine keeps its short ways with it.
 */
function carryingConstructor(Native: PromiseConstructor, then: unknown): Patch[] {
  const carrying = function (executor: unknown): unknown {
    if (!new.target) throw new TypeError("Promise constructor cannot be invoked without 'new'");
    const carried = carryExecutor(executor, then);
    return new.target === carrying ? new Native(carried) : Reflect.construct(Native, [carried], new.target);
  };
  disguise(carrying, Native);
  return [
    ...replaceFunction<Settle>(
      carrying,
      'resolve',
      (native) =>
        function (value) {
          return native.call(this === carrying ? Native : this, carryThenable(value, then));
        },
    ),
    ...replaceFunction<Settle>(
      carrying,
      'reject',
      (native) =>
        function (reason) {
          noteRejection(reason);
          return native.call(this === carrying ? Native : this, reason);
        },
    ),
    { target: globalThis, key: 'Promise', value: carrying },
  ];
}

/** Patches for `Promise.prototype.then`, and for `Promise` itself, which has to see what promises are resolved with. */
export function promisePatches(): Patch[] {
  const [patch] = replaceFunction<Then>(
    Promise.prototype,
    'then',
    (native) =>
      // It has to be known to itself, to recognise the promises that have it.
      function then(onFulfilled, onRejected) {
        if (!mustCarry()) return native.call(this, onFulfilled, onRejected);
        return native.call(this, carryReaction(onFulfilled, then), carryReaction(onRejected, then));
      },
  );
  return patch ? [patch, ...carryingConstructor(Promise, patch.value)] : [];
}
