/**
 * Owns sessions of the local runtime in the container profile: everything as a WebContainer has it, so far as Next.js
 * can tell, with the very snapshot that browsers mount. It proves lessons for browsers without one.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canRelocate, relocate } from '../compiled-cache/relocate.ts';
import { isAlive } from '../local-runtime/alive.ts';
import { type Ground, makeHome, type Place } from '../local-runtime/ground.ts';
import { namesIn, ownedName, removeFolder } from '../local-runtime/owned-folders.ts';
import { ensureSnapshot, type Snapshot, type SnapshotOptions } from '../snapshot/ensure.ts';
import { readServedFile } from '../snapshot/served-file.ts';
import type { Tree } from '../snapshot/tree.ts';
import { unpackTree, writeTree } from '../snapshot/unpack.ts';
import { containerNodeArguments } from './node.ts';

/** As long as a WebContainer's `/home/stagedoor`, because the compiled cache is keyed by the app's path. */
const PARENT = '/tmp';
const NAME = /^lab-[0-9a-f]{6}$/;
const OWNER = '.lab-owner';

/** Removes what earlier processes of ours left when they were killed. */
async function sweep(): Promise<void> {
  for (const name of namesIn(PARENT).filter((each) => NAME.test(each))) {
    const folder = join(PARENT, name);
    const owner = await readFile(join(folder, OWNER), 'utf8').catch(() => '');
    if (/^\d+$/.test(owner) && !isAlive(Number(owner))) await removeFolder(folder);
  }
}

async function makeRoot(): Promise<string> {
  const folder = join(PARENT, `lab-${randomBytes(3).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  await writeFile(join(folder, OWNER), String(process.pid));
  return await realpath(folder);
}

export interface ContainerGroundOptions {
  readonly cacheFolder: string;
  /** Makes or finds the snapshot that is laid down; by default the one without a compiled cache. */
  ensure?(options: SnapshotOptions): Promise<Snapshot>;
  /** Changes what the snapshot holds before it is laid down; for controls and comparisons. */
  change?(dependencies: Tree): Promise<Tree>;
}

/** Sessions whose Node is no better than a WebContainer's. Not for Windows, which has no `/tmp`. */
export function containerGround({
  cacheFolder,
  ensure = ensureSnapshot,
  change,
}: ContainerGroundOptions): Ground {
  return {
    profile: 'container',
    nodeArguments: containerNodeArguments(),
    async prepare(onProgress, signal) {
      await sweep();
      const { folder, manifest } = await ensure({
        cacheFolder,
        signal,
        onProgress: (progress) => onProgress({ stage: 'installing', ...progress }),
      });
      onProgress({ stage: 'unpacking', label: 'Unpacking the snapshot' });
      const unpacked = unpackTree(await readServedFile(folder, manifest));
      const dependencies = (await change?.(unpacked)) ?? unpacked;
      const { compiled } = manifest;
      const cache = compiled && unpackTree(await readServedFile(folder, compiled));
      return async (): Promise<Place> => {
        const root = await makeRoot();
        await writeTree(dependencies, root);
        if (compiled && cache && canRelocate(compiled.root, root))
          await writeTree(relocate(cache, compiled.root, root), root);
        return { root, home: makeHome(cacheFolder, ownedName()) };
      };
    },
  };
}
