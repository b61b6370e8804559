/** Owns where the bench runs apps: this machine's Node, the container profile, and the latter without what the shim costs. */
import { fileURLToPath } from 'node:url';
import type { Files } from '../../site/lib/files/files.ts';
import { ensureCompiled } from '../compiled-cache/ensure.ts';
import { containerGround } from '../container-profile/ground.ts';
import { type Ground, nativeGround } from '../local-runtime/ground.ts';
import { templateFolder } from '../site/paths.ts';
import { withOriginals } from './original-packages.ts';

const PREFER_WASM = fileURLToPath(new URL('./prefer-wasm.cjs', import.meta.url));

export interface Setup {
  readonly ground: Ground;
  readonly overlay: Files;
}

export interface Setups {
  /** With everything that this machine's Node can do. Nothing is compiled before, as at every start. */
  readonly sandbox: Setup;
  /** As in a WebContainer, with nothing compiled before. */
  readonly container: Setup;
  /** As in a WebContainer, with the compiled cache. */
  readonly compiled: Setup;
  /** The same bundler and compiler, with Node's own AsyncLocalStorage and packages that are not lowered. */
  readonly ownContext: Setup;
}

/** @param cacheFolder See cache-folder.ts. */
export function makeSetups(cacheFolder: string): Setups {
  const container = containerGround({ cacheFolder });
  const original = containerGround({
    cacheFolder,
    change: (dependencies) => withOriginals(dependencies, cacheFolder),
  });
  return {
    sandbox: { ground: nativeGround({ templateFolder, cacheFolder }), overlay: {} },
    container: { ground: container, overlay: {} },
    compiled: { ground: containerGround({ cacheFolder, ensure: ensureCompiled }), overlay: {} },
    ownContext: {
      ground: { ...original, nodeArguments: ['--no-addons', '--require', PREFER_WASM] },
      // The same server without the shim.
      overlay: { '.lab/container.mjs': "import './server.mjs';\n" },
    },
  };
}
