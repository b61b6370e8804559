/**
 * Owns AsyncLocalStorage over the frames of context.ts. It does what Node 24's does, to the letter where that can be
 * seen: the conformance suite in tests/async-context compares the two.
 */
import { type Callback, currentFrame, enterFrame, exchangeFrame, type Frame, ROOT } from './context.ts';
import { invalidArgument } from './errors.ts';
import { AsyncResource } from './resource.ts';

export interface AsyncLocalStorageOptions {
  /** What `getStore` says where nothing was entered. Undefined by default. */
  readonly defaultValue?: unknown;
  /** For whoever debugs. Empty by default. */
  readonly name?: string;
}

/** What `withScope` gives: `using scope = storage.withScope(store)` undoes the change at the end of the block. */
class RunScope {
  readonly #storage: AsyncLocalStorage;
  readonly #before: unknown;
  #disposed = false;

  constructor(storage: AsyncLocalStorage, store: unknown) {
    this.#storage = storage;
    this.#before = storage.getStore();
    storage.enterWith(store);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#storage.enterWith(this.#before);
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

export class AsyncLocalStorage {
  readonly #defaultValue: unknown;
  readonly #name: string;

  constructor(options: AsyncLocalStorageOptions = {}) {
    if (typeof options !== 'object' || options === null || Array.isArray(options))
      throw invalidArgument('options', 'of type object', options);
    this.#defaultValue = options.defaultValue;
    this.#name = options.name === undefined ? '' : `${options.name}`;
  }

  get name(): string {
    return this.#name;
  }

  /** A function that calls this one in the context of now. @throws ERR_INVALID_ARG_TYPE if it is not a function. */
  static bind(callback: Callback): Callback {
    return AsyncResource.bind(callback);
  }

  /** A function that calls what it is given, with arguments, in the context of now. */
  static snapshot(): Callback {
    return AsyncResource.bind((callback, ...args) => (callback as Callback)(...args));
  }

  /** The store of now, or the default value. */
  getStore(): unknown {
    const frame = currentFrame();
    const store = frame.get(this);
    return store === undefined && !frame.has(this) ? this.#defaultValue : store;
  }

  /** Calls a function with this store, then has the store of before again. Returns or throws what the function does. */
  run(store: unknown, callback: Callback, ...args: unknown[]): unknown {
    const before = this.getStore();
    if (Object.is(before, store)) return Reflect.apply(callback, null, args);
    const inside = this.#with(store);
    const outside = exchangeFrame(inside);
    try {
      return Reflect.apply(callback, null, args);
    } finally {
      // Node undoes its own change and lets those of other storages stand. Mostly there are none, and then coming
      // back to the very frame of before keeps the root frame recognisable.
      if (currentFrame() === inside) exchangeFrame(outside);
      else this.enterWith(before);
    }
  }

  /** Calls a function without a store. */
  exit(callback: Callback, ...args: unknown[]): unknown {
    return this.run(undefined, callback, ...args);
  }

  /** Has this store from now on, until the synchronous code that is running ends, and in all that it starts. */
  enterWith(store: unknown): void {
    enterFrame(this.#with(store));
  }

  /** Forgets the store: now, and in everything that was started in exactly this context. `run` and `enterWith` work on. */
  disable(): void {
    const frame = currentFrame();
    if (frame === ROOT) return;
    (frame as Map<object, unknown>).delete(this);
    // A frame of its own, so that a `run` around this one sees that something has changed.
    enterFrame(new Map(frame));
  }

  /** Has this store until the scope is disposed of. */
  withScope(store: unknown): RunScope {
    return new RunScope(this, store);
  }

  #with(store: unknown): Frame {
    return new Map(currentFrame()).set(this, store);
  }
}
