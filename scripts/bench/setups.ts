/** Owns where the bench runs apps: this machine's Node, the container profile, and the latter without what the shim costs. */
import { fileURLToPath } from 'node:url';
import type { Files } from '../../site/lib/files/files.ts';
import { containerGround } from '../container-profile/ground.ts';
import { type Ground, nativeGround } from '../local-runtime/ground.ts';
import { templateFolder } from '../site/paths.ts';
import type { Tree } from '../snapshot/tree.ts';
import { withOriginals } from './original-packages.ts';

const PREFER_WASM = fileURLToPath(new URL('./prefer-wasm.cjs', import.meta.url));

export interface Setup {
  readonly ground: Ground;
  readonly overlay: Files;
}

/** What is compiled already when a container starts lies here; the rest of a snapshot are packages. */
const isCompiled = (path: string): boolean => path.startsWith('.next/');

const withoutCompiled = async (dependencies: Tree): Promise<Tree> =>
  new Map([...dependencies].filter(([path]) => !isCompiled(path)));

export interface Setups {
  readonly local: Setup;
  /** As in a WebContainer, with nothing compiled before. */
  readonly container: Setup;
  /** As in a WebContainer, with all that its snapshot brings. */
  readonly compiled: Setup;
  /** The same bundler and compiler, with Node's own AsyncLocalStorage and packages that are not lowered. */
  readonly ownContext: Setup;
}

/** @param cacheFolder See cache-folder.ts. */
export function makeSetups(cacheFolder: string): Setups {
  const container = containerGround({ cacheFolder, change: withoutCompiled });
  const original = containerGround({
    cacheFolder,
    change: async (dependencies) => await withOriginals(await withoutCompiled(dependencies), cacheFolder),
  });
  return {
    local: { ground: nativeGround({ templateFolder, cacheFolder }), overlay: {} },
    container: { ground: container, overlay: {} },
    compiled: { ground: containerGround({ cacheFolder }), overlay: {} },
    ownContext: {
      ground: { ...original, nodeArguments: ['--no-addons', '--require', PREFER_WASM] },
      // The same server without the shim.
      overlay: { '.lab/container.mjs': "import './server.mjs';\n" },
    },
  };
}
