/**
 * Owns breaking Node's AsyncLocalStorage as badly as can be, preloaded before anything else: it forgets its store at the
 * first asynchronous hop of any kind. A WebContainer's does so at each promise (webcontainer-core#1169). Nothing else
 * of Node is touched, so that a difference between the shim and Node is the shim's.
 */
'use strict';
const asyncHooks = require('node:async_hooks');

/** @typedef {(...args: unknown[]) => unknown} Callback */

class ForgetfulAsyncLocalStorage {
  /** @type {unknown} */
  #store;
  getStore() {
    return this.#store;
  }
  /** @param {unknown} store @param {Callback} callback @param {unknown[]} args */
  run(store, callback, ...args) {
    const before = this.#store;
    this.#store = store;
    try {
      return callback(...args);
    } finally {
      this.#store = before;
    }
  }
  /** @param {Callback} callback @param {unknown[]} args */
  exit(callback, ...args) {
    return this.run(undefined, callback, ...args);
  }
  enterWith() {}
  disable() {
    this.#store = undefined;
  }
  /** @param {Callback} callback */
  static bind(callback) {
    return callback;
  }
  static snapshot() {
    return (/** @type {Callback} */ callback, /** @type {unknown[]} */ ...args) => callback(...args);
  }
}

Object.defineProperty(asyncHooks, 'AsyncLocalStorage', {
  value: ForgetfulAsyncLocalStorage,
  configurable: true,
  writable: true,
  enumerable: true,
});
require('node:module').syncBuiltinESMExports();
