/**
 * Owns carrying the context through web streams. Node waits for promises between the calls of a source, sink or
 * transformer, by means that cannot be patched. So a stream remembers who drives it, and where Node calls on its own
 * account, the call is made in that context.
 */
import webStreams from 'node:stream/web';
import { bindFromOutside, type Callback, currentFrame, type Frame, ROOT } from './context.ts';
import { type Patch, prototypesOf, replaceEverywhere, replaceFunction } from './patch.ts';

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

type StreamConstructor = new (underlying?: unknown, ...strategies: unknown[]) => object;

// Node has its classes in both; elsewhere they may be different ones.
const PLACES = [globalThis, webStreams];

/**
 * Patches for a constructor.
 * @param parts Which of the objects it makes can drive the stream.
 */
function carryingConstructor(name: string, parts: (made: object) => readonly unknown[]): Patch[] {
  const patches = replaceEverywhere<StreamConstructor>(PLACES, name, (Native) => {
    const stream = function (...[underlying, ...strategies]: unknown[]): object {
      if (!new.target) throw new TypeError(`Class constructor ${name} cannot be invoked without 'new'`);
      const driver: Driver = { frame: currentFrame() };
      const made: object = Reflect.construct(
        Native,
        [carryAlgorithms(underlying, driver), ...strategies],
        new.target === (stream as unknown) ? Native : new.target,
      );
      for (const part of parts(made)) drivers.set(Object(part), driver);
      return made;
    };
    return stream as unknown as StreamConstructor;
  });
  // Unlike with promises, nothing in the engine depends on what a stream says its constructor is.
  const constructors = patches.map(({ value }) => ({
    target: Object(Reflect.get(Object(value), 'prototype')) as object,
    key: 'constructor',
    value,
  }));
  return [...patches, ...constructors];
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
  const onMethods = (
    classes: readonly string[],
    names: readonly PropertyKey[],
    make: (native: Callback) => Callback,
  ): Patch[] =>
    prototypesOf(PLACES, classes).flatMap((prototype) =>
      names.flatMap((name) => replaceFunction(prototype, name, make)),
    );
  return [
    ...carryingConstructor('ReadableStream', (made) => [made]),
    ...carryingConstructor('WritableStream', (made) => [made]),
    ...carryingConstructor('TransformStream', (made) => [
      Reflect.get(made, 'readable'),
      Reflect.get(made, 'writable'),
    ]),
    ...onMethods(['ReadableStream'], ['getReader'], lending),
    ...onMethods(['WritableStream'], ['getWriter'], lending),
    ...onMethods(['ReadableStream'], ['cancel', 'tee', 'values', Symbol.asyncIterator], itself),
    ...onMethods(['ReadableStream'], ['pipeTo', 'pipeThrough'], pair),
    ...onMethods(['WritableStream'], ['close', 'abort'], itself),
    ...onMethods(['ReadableStreamDefaultReader', 'ReadableStreamBYOBReader'], ['read', 'cancel'], goOn),
    ...onMethods(['WritableStreamDefaultWriter'], ['write', 'close', 'abort'], goOn),
  ];
}
