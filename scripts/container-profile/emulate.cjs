/**
 * Owns making this Node behave as badly as a WebContainer's, as far as Next.js can tell: preloaded before anything else
 * in the container profile. Native add-ons are kept out by --no-addons.
 *
 * In a WebContainer there are no promise hooks, so AsyncLocalStorage forgets its store at the first `await`
 * (webcontainer-core#1169); timers and nextTick callbacks keep it.
 */
'use strict';
const asyncHooks = require('node:async_hooks');
const dns = require('node:dns');
const net = require('node:net');

// What Next looks at before it prefers the wasm build of SWC.
Object.defineProperty(process, 'versions', {
  value: Object.freeze({ ...process.versions, webcontainer: '1.6.4' }),
  configurable: true,
});

/**
 * The store lives as long as the synchronous call, and in the timers that it sets; never across a promise.
 * @template T
 */
class ForgetfulAsyncLocalStorage {
  /** @type {T | undefined} */
  #store;
  /** @type {T | undefined} */
  #default;
  /** @param {{ name?: string, defaultValue?: T }} options */
  constructor(options = {}) {
    this.name = options.name ?? '';
    this.#default = options.defaultValue;
    storages.add(this);
  }
  getStore() {
    return this.#store === undefined ? this.#default : this.#store;
  }
  /**
   * @param {T | undefined} store
   * @param {Function} callback
   * @param {unknown[]} args
   */
  run(store, callback, ...args) {
    const before = this.#store;
    this.#store = store;
    try {
      return callback(...args);
    } finally {
      this.#store = before;
    }
  }
  /**
   * @param {Function} callback
   * @param {unknown[]} args
   */
  exit(callback, ...args) {
    return this.run(undefined, callback, ...args);
  }
  /** @param {T} store */
  enterWith(store) {
    this.#store = store;
    // It would have ended with the synchronous code that entered it.
    queueMicrotask(() => {
      this.#store = undefined;
    });
  }
  disable() {
    this.#store = undefined;
  }
  /** @param {Function} callback */
  static bind(callback) {
    const run = ForgetfulAsyncLocalStorage.snapshot();
    /** @this {unknown} */
    return function (/** @type {unknown[]} */ ...args) {
      return run(() => Reflect.apply(callback, this, args));
    };
  }
  static snapshot() {
    const stores = [...storages].map((storage) => ({ storage, store: storage.#store }));
    return (/** @type {Function} */ callback, /** @type {unknown[]} */ ...args) =>
      stores.reduce(
        (inner, { storage, store }) =>
          () =>
            storage.run(store, inner),
        () => callback(...args),
      )();
  }
}
/** @type {Set<ForgetfulAsyncLocalStorage<any>>} */
const storages = new Set();

Object.defineProperty(asyncHooks, 'AsyncLocalStorage', {
  value: ForgetfulAsyncLocalStorage,
  configurable: true,
  writable: true,
  enumerable: true,
});
require('node:module').syncBuiltinESMExports();

/** @param {'setTimeout' | 'setInterval' | 'setImmediate'} name */
const bindTimer = (name) => {
  const native = globalThis[name];
  /** @this {unknown} */
  function patched(/** @type {unknown} */ callback, /** @type {unknown[]} */ ...rest) {
    const bound = typeof callback === 'function' ? ForgetfulAsyncLocalStorage.bind(callback) : callback;
    return Reflect.apply(native, this, [bound, ...rest]);
  }
  const own = Object.getOwnPropertyDescriptors(native);
  for (const key of Reflect.ownKeys(own)) {
    const descriptor = Reflect.get(own, key);
    if (!(key in patched)) Object.defineProperty(patched, key, descriptor);
  }
  Reflect.set(globalThis, name, patched);
};
bindTimer('setTimeout');
bindTimer('setInterval');
bindTimer('setImmediate');

/**
 * A container's processes reach each other; in the proof there is nobody else to reach.
 * @param {string} host
 */
const isLoopback = (host) => /^($|localhost$|::1$|127\.)/.test(host);
/** @param {string} host */
const refuse = (host) => {
  process.stderr.write(`[container profile] refused a connection to ${host}\n`);
  return Object.assign(new Error(`The container profile has no network; ${host} was asked for.`), {
    code: 'ENETUNREACH',
  });
};

const { connect } = net.Socket.prototype;
/** @param {any[]} args */
net.Socket.prototype.connect = function (...args) {
  // Node's own callers pass an array that holds the options first.
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === 'object' && options !== null ? options.host : args[1];
  if (typeof host === 'string' && !isLoopback(host)) {
    process.nextTick(() => this.destroy(refuse(host)));
    return this;
  }
  return Reflect.apply(connect, this, args);
};
const { lookup } = dns;
/** @param {any[]} args */
const guardedLookup = (...args) => {
  const [host] = args;
  if (isLoopback(String(host))) return Reflect.apply(lookup, dns, args);
  process.nextTick(args.at(-1), refuse(String(host)));
};
Object.defineProperty(dns, 'lookup', { value: guardedLookup, configurable: true, writable: true });
