/** Owns `createHook` where there is nothing to hook into: hooks can be made and switched, and never fire. */
import { invalidArgument } from './errors.ts';

const EVENTS = ['init', 'before', 'after', 'destroy', 'promiseResolve'] as const;

interface AsyncHook {
  enable(): AsyncHook;
  disable(): AsyncHook;
}

/** @throws ERR_INVALID_ARG_TYPE, or ERR_ASYNC_CALLBACK for a callback that is not a function. */
export function createHook(callbacks: Partial<Record<(typeof EVENTS)[number], unknown>>): AsyncHook {
  if (typeof callbacks !== 'object' || callbacks === null)
    throw invalidArgument('options', 'of type object', callbacks);
  for (const event of EVENTS) {
    const callback = callbacks[event];
    if (callback !== undefined && typeof callback !== 'function')
      throw Object.assign(new TypeError(`hook.${event} must be a function`), { code: 'ERR_ASYNC_CALLBACK' });
  }
  const hook: AsyncHook = { enable: () => hook, disable: () => hook };
  return hook;
}
