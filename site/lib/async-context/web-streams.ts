/**
 * Owns carrying the context through web streams. Node waits for promises between the calls of a source, sink or
 * transformer, by means that cannot be patched. So a stream remembers who drives it, and where Node calls on its own
 * account, the call is made in that context.
 */
import webStreams from 'node:stream/web';
import { bindFromOutside, type Callback, currentFrame, type Frame, ROOT } from './context.ts';
import { disguise, type Patch, replaceFunction } from './patch.ts';

/** Whoever made the stream, until somebody else reads from it, writes to it or pipes it. */
interface Driver {
  frame: Frame;
}

const drivers = new WeakMap<object, Driver>();

const ALGORITHMS = ['start', 'pull', 'cancel', 'transform', 'flush', 'write', 'close', 'abort'];

/** A source, sink or transformer whose methods run in the driver's context; `this` is still the original. */
function carryAlgorithms(underlying: unknown, driver: Driver): unknown {
  if (typeof underlying !== 'object' || underlying === null) return underlying;
  const carried: object = Object.create(underlying);
  for (const name of ALGORITHMS) {
    const method: unknown = Reflect.get(underlying, name);
    if (typeof method !== 'function') continue;
    const value = bindFromOutside(
      () => driver.frame,
      (...args) => Reflect.apply(method, underlying, args),
    );
    Object.defineProperty(carried, name, { value });
  }
  return carried;
}

type Parts = (made: object) => readonly unknown[];

/** A constructor like the one that is there. @param parts Which of the objects it makes can drive the stream. */
function carryingConstructor(name: string, parts: Parts): Patch[] {
  const Native: unknown = Reflect.get(webStreams, name);
  if (typeof Native !== 'function') return [];
  const stream = function (underlying: unknown, ...strategies: unknown[]): object {
    if (!new.target) throw new TypeError(`Class constructor ${name} cannot be invoked without 'new'`);
    const driver: Driver = { frame: currentFrame() };
    const made: object = Reflect.construct(
      Native,
      [carryAlgorithms(underlying, driver), ...strategies],
      new.target === stream ? Native : new.target,
    );
    for (const part of parts(made)) drivers.set(Object(part), driver);
    return made;
  };
  disguise(stream, Native);
  // Unlike with promises, nothing in the engine depends on what a stream says its constructor is.
  return [
    { target: Native.prototype, key: 'constructor', value: stream },
    { target: webStreams, key: name, value: stream },
    { target: globalThis, key: name, value: stream },
  ];
}

const drive = (stream: unknown): void => {
  const driver = drivers.get(Object(stream));
  if (driver) driver.frame = currentFrame();
};

/** Goes on driving: Node too reads and writes by these methods, without a context, on behalf of whoever began. */
const goOn = (native: Callback): Callback =>
  function (...args) {
    if (currentFrame() !== ROOT) drive(this);
    return Reflect.apply(native, this, args);
  };

/** A method by which somebody drives a stream. @param driven Which streams, by what it is called on and with. */
const driving =
  (driven: (self: unknown, args: readonly unknown[]) => readonly unknown[]) =>
  (native: Callback): Callback =>
    function (...args) {
      for (const stream of driven(this, args)) drive(stream);
      return Reflect.apply(native, this, args);
    };

/** A method that makes a reader or writer of a stream; what drives the one drives the other. */
const lending = (native: Callback): Callback =>
  function (...args) {
    const lent = Reflect.apply(native, this, args);
    const driver = drivers.get(Object(this));
    if (driver) drivers.set(Object(lent), driver);
    drive(this);
    return lent;
  };

/** Patches for the constructors of web streams and for what reads, writes and pipes them. */
export function webStreamPatches(): Patch[] {
  const itself = driving((self) => [self]);
  const pair = driving((self, [other]) => {
    if (typeof other !== 'object' || other === null) return [self];
    return 'writable' in other ? [self, other.writable] : [self, other];
  });
  const { ReadableStream, WritableStream } = webStreams;
  return [
    ...carryingConstructor('ReadableStream', (made) => [made]),
    ...carryingConstructor('WritableStream', (made) => [made]),
    ...carryingConstructor('TransformStream', (made) => [
      Reflect.get(made, 'readable'),
      Reflect.get(made, 'writable'),
    ]),
    ...replaceFunction(ReadableStream.prototype, 'getReader', lending),
    ...replaceFunction(WritableStream.prototype, 'getWriter', lending),
    ...['cancel', 'tee', 'values', Symbol.asyncIterator].flatMap((name) =>
      replaceFunction(ReadableStream.prototype, name, itself),
    ),
    ...['pipeTo', 'pipeThrough'].flatMap((name) => replaceFunction(ReadableStream.prototype, name, pair)),
    ...['close', 'abort'].flatMap((name) => replaceFunction(WritableStream.prototype, name, itself)),
    ...[webStreams.ReadableStreamDefaultReader, webStreams.ReadableStreamBYOBReader].flatMap((reader) =>
      ['read', 'cancel'].flatMap((name) => replaceFunction(reader.prototype, name, goOn)),
    ),
    ...['write', 'close', 'abort'].flatMap((name) =>
      replaceFunction(webStreams.WritableStreamDefaultWriter.prototype, name, goOn),
    ),
  ];
}
