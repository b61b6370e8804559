/** Owns the packages of a snapshot as npm installed them, not lowered: what controls and comparisons need. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureTemplate } from '../local-runtime/template-store.ts';
import { templateFolder } from '../site/paths.ts';
import { applyPatches, PATCHES } from '../snapshot/patches.ts';
import type { Tree } from '../snapshot/tree.ts';

const SCRIPT = /\.[cm]?js$/;

/** Without the one that makes Next lower what it compiles: it is made for packages that are lowered already. */
const WANTED = PATCHES.filter(({ file }) => file !== 'next/dist/build/swc/options.js');

/**
 * Puts the original back for every script that the template's install also has, and has Next compile the app without
 * lowering it. Nothing else changes: the same files, the same wasm build of SWC.
 * @param dependencies What the snapshot holds.
 * @throws if a patch does not fit, or the template's packages cannot be installed.
 */
export async function withOriginals(dependencies: Tree, cacheFolder: string): Promise<Tree> {
  const store = await ensureTemplate({ templateFolder, cacheFolder });
  const entries = [...dependencies].map(async ([path, lowered]): Promise<[string, Uint8Array]> => {
    if (!SCRIPT.test(path)) return [path, lowered];
    const original = await readFile(join(store, path), 'utf8').catch(() => null);
    if (original === null) return [path, lowered];
    return [path, Buffer.from(applyPatches(path.replace(/^node_modules\//, ''), original, WANTED))];
  });
  return new Map(await Promise.all(entries));
}
