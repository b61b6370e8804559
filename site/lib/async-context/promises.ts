/**
 * Owns carrying the context through promises. Every way in which plain JavaScript waits for a promise ends in
 * `Promise.prototype.then` (`catch`, `finally`, `Promise.all`, lowered `await`), so that is where it is carried.
 * The engine's own `await` goes another way, which nobody can see: hence the lowering.
 */
import { bindToFrame, type Callback, currentFrame, exchangeFrame, mustCarry, ROOT } from './context.ts';
import { disguise, type Patch, replaceFunction } from './patch.ts';
import { noteRejection } from './rejections.ts';

type Executor = (resolve: Callback, reject: Callback) => void;

/**
 * The engine calls a thenable's `then` in a job of its own, in nobody's context. The thenable may be more than a
 * promise: a query that starts when it is awaited. So it gets the context in which it was handed over.
 */
function carryThenable(value: unknown, then: unknown): unknown {
  if (currentFrame() === ROOT) return value;
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return value;
  let itsThen: unknown;
  try {
    itsThen = Reflect.get(value, 'then');
  } catch {
    // The engine will meet the same error, and knows how to reject with it.
    return value;
  }
  // An ordinary promise is only asked to call the engine back.
  if (typeof itsThen !== 'function' || itsThen === then) return value;
  const carried = bindToFrame(currentFrame(), itsThen as Callback);
  // biome-ignore lint/suspicious/noThenProperty: being a thenable is its purpose.
  return { then: (resolve: unknown, reject: unknown) => Reflect.apply(carried, value, [resolve, reject]) };
}

/** Patches for `Promise.prototype.then` and for `Promise` itself, which has to see what promises are resolved with. */
export function promisePatches(): Patch[] {
  const Native = Promise;

  const carryReaction = (reaction: unknown): unknown => {
    if (typeof reaction !== 'function') return reaction;
    const frame = currentFrame();
    return (value: unknown): unknown => {
      const before = exchangeFrame(frame);
      try {
        return carryThenable((reaction as Callback)(value), then);
      } catch (reason) {
        noteRejection(reason);
        throw reason;
      } finally {
        exchangeFrame(before);
      }
    };
  };

  const [patchedThen] = replaceFunction<Callback>(
    Native.prototype,
    'then',
    (native) =>
      function (onFulfilled, onRejected) {
        return mustCarry()
          ? Reflect.apply(native, this, [carryReaction(onFulfilled), carryReaction(onRejected)])
          : Reflect.apply(native, this, [onFulfilled, onRejected]);
      },
  );
  if (!patchedThen) return [];
  const then = patchedThen.value;

  const carryExecutor = (executor: unknown): unknown =>
    typeof executor === 'function'
      ? (resolve: Callback, reject: Callback) =>
          (executor as Executor)(
            (value) => resolve(carryThenable(value, then)),
            (reason) => {
              noteRejection(reason);
              reject(reason);
            },
          )
      : executor;

  // Instances have the prototype of the engine's promises and its `constructor`: they are those promises, and the
  // engine keeps its short ways with them.
  const carrying = function (executor: unknown): unknown {
    if (!new.target) throw new TypeError("Promise constructor cannot be invoked without 'new'");
    const args = [carryExecutor(executor)];
    return Reflect.construct(Native, args, new.target === carrying ? Native : new.target);
  };
  disguise(carrying, Native);
  const settle = (name: 'resolve' | 'reject', look: Callback): Patch[] =>
    replaceFunction<Callback>(
      carrying,
      name,
      (native) =>
        function (value) {
          return Reflect.apply(native, this === carrying ? Native : this, [look(value)]);
        },
    );
  return [
    patchedThen,
    ...settle('resolve', (value) => carryThenable(value, then)),
    ...settle('reject', (reason) => {
      noteRejection(reason);
      return reason;
    }),
    { target: globalThis, key: 'Promise', value: carrying },
  ];
}
