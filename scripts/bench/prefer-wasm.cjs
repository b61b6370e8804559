/** Owns making Next prefer the wasm build of SWC where Node is otherwise left as it is. Preloaded with --require. */
'use strict';
Object.defineProperty(process, 'versions', {
  value: Object.freeze({ ...process.versions, webcontainer: '1.6.4' }),
  configurable: true,
});
