/** Owns this page's way to the local runtime: the same host, and the key that came with the printed link. */
import { bootLocalRuntime } from '../../lib/runtime/local/client.ts';
import type { BootRuntime } from '../../lib/runtime/runtime.ts';
import { readRuntimeKey } from './key.ts';

/** Starts sandboxes on the machine that serves this page, each time with the newest key. */
export const localRuntime = (): BootRuntime => (options) => {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/runtime`;
  return bootLocalRuntime({ url, key: readRuntimeKey() })(options);
};
