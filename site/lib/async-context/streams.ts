/**
 * Owns carrying the context through Node's streams, where Node itself waits for promises on the way: the engine's own
 * `await` inside of Node cannot be lowered. The rest of a stream is callbacks and ticks, which are carried already.
 */
import { Readable } from 'node:stream';
import { bindFromOutside, type Callback, carry, currentFrame, type Frame, ROOT } from './context.ts';
import { type Patch, replaceFunction } from './patch.ts';

// Those that call a function for each chunk.
const OPERATORS = ['map', 'filter', 'flatMap', 'forEach', 'some', 'every', 'find', 'reduce'];

type AnyIterator = Iterator<unknown> | AsyncIterator<unknown>;

const ITERATOR_METHODS = ['next', 'throw', 'return'] as const;

/** An iterable whose iterator, where the engine resumes it, runs in the context of whoever last asked for a chunk. */
function carryIterable(iterable: object, frame: () => Frame): object {
  for (const key of [Symbol.asyncIterator, Symbol.iterator]) {
    const open: unknown = Reflect.get(iterable, key);
    if (typeof open !== 'function') continue;
    return {
      [key](): object {
        const iterator = Reflect.apply(open, iterable, []) as AnyIterator;
        const carried: Record<string, Callback> = {};
        for (const name of ITERATOR_METHODS) {
          const method: unknown = iterator[name];
          if (typeof method !== 'function') continue;
          carried[name] = bindFromOutside(frame, (...args) => Reflect.apply(method, iterator, args));
        }
        return carried;
      },
    };
  }
  return iterable;
}

/** Patches for `Readable.from` and for the operators of a readable. */
export const streamPatches = (): Patch[] => [
  ...replaceFunction<Callback>(
    Readable,
    'from',
    (native) =>
      function (source, ...rest) {
        // Strings and buffers are one chunk; nothing of anybody's runs for them.
        if (typeof source !== 'object' || source === null || ArrayBuffer.isView(source))
          return Reflect.apply(native, this, [source, ...rest]);
        let frame = currentFrame();
        const readable = Reflect.apply(native, this, [
          carryIterable(source, () => frame),
          ...rest,
        ]) as Readable;
        const read = readable._read;
        readable._read = function (size) {
          // Node's own `for await` asks without a context, on behalf of whoever asked before.
          if (currentFrame() !== ROOT) frame = currentFrame();
          read.call(this, size);
        };
        return readable;
      },
  ),
  ...OPERATORS.flatMap((name) =>
    replaceFunction<Callback>(
      Readable.prototype,
      name,
      (native) =>
        function (callback, ...rest) {
          return Reflect.apply(native, this, [carry(callback), ...rest]);
        },
    ),
  ),
];
