/**
 * Owns what a link that `npm start` printed carries in its fragment: the key to the local runtime, and the runtime that
 * was asked for. Both move into this browser's storage, so that they are neither seen nor shared with the address.
 */
import { keepRuntimeKey } from './key.ts';
import { loadRuntimePreference, preferRuntime } from './preference.ts';

/** Call it before anything reads the key or the preference. May be called again. */
export function takeFromAddress(): void {
  const given = new URLSearchParams(location.hash.slice(1));
  const key = given.get('key');
  const runtime = given.get('runtime');
  const isKey = key !== null && /^[\w-]+$/.test(key);
  const isRuntime = runtime === 'webcontainer' || runtime === 'local';
  if (isKey) keepRuntimeKey(key);
  if (isRuntime) preferRuntime(runtime);
  else loadRuntimePreference();
  if (isKey || isRuntime) history.replaceState(history.state, '', location.pathname + location.search);
}
