/** Owns what the snapshot of an install holds: the selected files, patched and lowered. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lowerAsync, mayBeAsync } from './lower.ts';
import { lowerTemplate } from './lower-template.ts';
import { applyPatches, assertAllPatched } from './patches.ts';
import { selectFiles } from './select.ts';
import { stripWasm } from './strip-wasm.ts';
import { type Tree, toTree } from './tree.ts';

const SCRIPT = /\.[cm]?js$/;
const TEMPLATE = /^next\/dist\/esm\/build\/templates\//;
/** Only ever run by the preview's browser, which has no async context to lose. */
const FOR_BROWSERS = /^next\/dist\/compiled\/next-devtools\//;

async function prepareFile(modules: string, path: string): Promise<Uint8Array> {
  const bytes = await readFile(join(modules, path));
  if (path.endsWith('.wasm')) return stripWasm(bytes);
  if (!SCRIPT.test(path)) return bytes;
  const source = applyPatches(path, bytes.toString('utf8'));
  if (!mayBeAsync(source) || FOR_BROWSERS.test(path)) return Buffer.from(source);
  try {
    return Buffer.from(await (TEMPLATE.test(path) ? lowerTemplate : lowerAsync)(source));
  } catch (error) {
    throw new Error(
      `${path} could not be lowered. If no server runs it, leave it out in scripts/snapshot/keep.ts.`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Prepares the files of an install for the container.
 * @param modules A `node_modules` folder.
 * @returns the tree to mount at the container's root.
 * @throws if a patch does not fit any more, or a script does not parse.
 */
export async function prepareDependencies(modules: string): Promise<Tree> {
  const paths = await selectFiles(modules);
  assertAllPatched(new Set(paths));
  const prepared = await Promise.all(
    paths.map(
      async (path): Promise<[string, Uint8Array]> => [
        `node_modules/${path}`,
        await prepareFile(modules, path),
      ],
    ),
  );
  return toTree(prepared);
}
