/**
 * Owns AsyncResource: a context kept by an object, for those who call back later by means that nobody can patch (pools,
 * queues, native modules). Also owns which resource is executing, as far as resources say so themselves.
 */
import { type Callback, currentFrame, exchangeFrame, type Frame } from './context.ts';
import { assertFunction, invalidArgument, invalidAsyncId } from './errors.ts';

export interface AsyncResourceOptions {
  readonly triggerAsyncId?: number;
  /** Accepted and without effect: nobody can listen to a resource's end, since createHook's hooks never fire. */
  readonly requireManualDestroy?: boolean;
}

// Where nothing says otherwise it is the main script that runs; Node gives that the id 1.
const MAIN_SCRIPT = 1;
let lastId = MAIN_SCRIPT;
let executing: AsyncResource | undefined;
const topLevel = {};

/** The id of the resource whose `runInAsyncScope` is on top of the stack, else 1. */
export const executionAsyncId = (): number => executing?.asyncId() ?? MAIN_SCRIPT;
/** What the executing resource was created by, else 0. */
export const triggerAsyncId = (): number => executing?.triggerAsyncId() ?? 0;
/** The executing resource, else an object that stands for the main script. */
export const executionAsyncResource = (): object => executing ?? topLevel;

export class AsyncResource {
  readonly #frame: Frame = currentFrame();
  readonly #id: number;
  readonly #triggerId: number;

  /** @throws ERR_INVALID_ARG_TYPE or ERR_INVALID_ASYNC_ID, as Node does. */
  constructor(type: string, options: AsyncResourceOptions | number = {}) {
    if (typeof type !== 'string') throw invalidArgument('type', 'of type string', type);
    const trigger = typeof options === 'number' ? options : (options.triggerAsyncId ?? executionAsyncId());
    if (!Number.isSafeInteger(trigger) || trigger < -1) throw invalidAsyncId('triggerAsyncId', trigger);
    this.#triggerId = trigger;
    lastId += 1;
    this.#id = lastId;
  }

  /** Calls a function in the context in which this resource was created. Returns or throws what the function does. */
  runInAsyncScope(callback: Callback, self?: unknown, ...args: unknown[]): unknown {
    const executedBefore = executing;
    const frameBefore = exchangeFrame(this.#frame);
    executing = this;
    try {
      return Reflect.apply(callback, self, args);
    } finally {
      executing = executedBefore;
      exchangeFrame(frameBefore);
    }
  }

  /** A function that calls this one by `runInAsyncScope`; without `self` it passes its own `this` on. */
  bind(callback: Callback, self?: unknown): Callback {
    assertFunction(callback, 'fn');
    const resource = this;
    const bound: Callback = function (...args) {
      return resource.runInAsyncScope(callback, self === undefined ? this : self, ...args);
    };
    return Object.defineProperties(bound, {
      length: { value: callback.length, configurable: true },
      asyncResource: { value: resource, configurable: true, enumerable: true, writable: true },
    });
  }

  /** The same with a resource of its own. */
  static bind(callback: Callback, type?: string, self?: unknown): Callback {
    return create(type || callback.name || 'bound-anonymous-fn').bind(callback, self);
  }

  asyncId(): number {
    return this.#id;
  }

  triggerAsyncId(): number {
    return this.#triggerId;
  }

  /** Does nothing but return this: nobody can listen. */
  emitDestroy(): this {
    return this;
  }
}

// A class that names itself inside is renamed by bundlers.
const create = (type: string): AsyncResource => new AsyncResource(type);
