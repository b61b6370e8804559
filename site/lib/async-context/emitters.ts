/**
 * Owns carrying the context through emitters that stand for something outside of JavaScript: sockets, servers, HTTP
 * requests, child processes, workers, compression. Node calls their listeners in the context in which that something was
 * opened, their home. Events of other emitters belong to whoever emits them; there is nothing to carry.
 */
import childProcess from 'node:child_process';
import { EventEmitter } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import workerThreads from 'node:worker_threads';
import zlib from 'node:zlib';
import { type Callback, currentFrame, type Frame, ROOT, runInFrame } from './context.ts';
import { type Patch, prototypesOf, replaceFunction } from './patch.ts';

const homes = new WeakMap<object, Frame>();

// What these events hand out was opened by the emitter itself, so it has the same home.
const HANDING_OUT: ReadonlySet<unknown> = new Set(['connection', 'request', 'response']);

// The class that all compressors share has no name of its own outside of Node.
const baseOf = (prototype: object): object =>
  Object.getPrototypeOf(Object.getPrototypeOf(prototype)) ?? prototype;

/** A connection that is kept alive serves one request after the other; what it receives is meant for that of now. */
const homeOf = (emitter: object): Frame | undefined => {
  const message: unknown = emitter instanceof net.Socket ? Reflect.get(emitter, '_httpMessage') : undefined;
  return homes.get(message instanceof http.ClientRequest ? message : emitter);
};

const emitAtHome = function (this: object, ...args: unknown[]): unknown {
  const emit = EventEmitter.prototype.emit as Callback;
  // Emitted by somebody who has a context, and not by the event loop: that one counts.
  const home = currentFrame() === ROOT ? homeOf(this) : undefined;
  if (!home) return Reflect.apply(emit, this, args);
  if (HANDING_OUT.has(args[0])) {
    for (const given of args.slice(1)) {
      if (given instanceof EventEmitter && given.emit === emitAtHome && !homes.has(given))
        homes.set(given, home);
    }
  }
  return runInFrame(home, emit, this, args);
};

/** Makes the current context an emitter's home. */
const moveIn = (emitter: object): void => {
  const frame = currentFrame();
  if (frame === ROOT) homes.delete(emitter);
  else homes.set(emitter, frame);
};

/** The same method, which opens what the emitter stands for. */
const opening = (native: Callback): Callback =>
  function (...args) {
    moveIn(Object(this));
    return Reflect.apply(native, this, args);
  };

/** Patches for the `emit` of what Node opens, and for the places where it is opened. */
export function emitterPatches(): Patch[] {
  const prototypes = [
    ...prototypesOf([net], ['Server', 'Socket']),
    ...prototypesOf([http], ['ClientRequest', 'IncomingMessage']),
    ...prototypesOf([childProcess], ['ChildProcess']),
    ...prototypesOf([workerThreads], ['Worker']),
    ...prototypesOf([zlib], ['Gzip']).map(baseOf),
  ];
  return [
    ...prototypes.map((target) => ({ target, key: 'emit', value: emitAtHome })),
    // Every emitter is made through this function, which node:domain hooks into for the same purpose.
    ...replaceFunction<Callback>(
      EventEmitter,
      'init',
      (native) =>
        function (...args) {
          if (currentFrame() !== ROOT && Reflect.get(Object(this), 'emit') === emitAtHome)
            moveIn(Object(this));
          return Reflect.apply(native, this, args);
        },
    ),
    // These are opened later than they are made.
    ...prototypesOf([net], ['Server']).flatMap((server) => replaceFunction(server, 'listen', opening)),
    ...prototypesOf([net], ['Socket']).flatMap((socket) => replaceFunction(socket, 'connect', opening)),
  ];
}
