/** Owns the snapshot together with the template's compiled cache: made once for its inputs, whole or not at all. */
import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SnapshotManifest } from '../../site/lib/runtime/webcontainer/manifest.ts';
import { buildSandbox } from '../build-sandbox.ts';
import { installsFolder } from '../local-runtime/cache-folder.ts';
import { readTemplateFiles } from '../site/template-files.ts';
import { buildOnce } from '../snapshot/build-once.ts';
import {
  ensureSnapshot,
  MANIFEST,
  readSnapshot,
  type Snapshot,
  type SnapshotOptions,
} from '../snapshot/ensure.ts';
import { writeServedFile } from '../snapshot/served-file.ts';
import { compileTemplate } from './compile.ts';
import { relocate } from './relocate.ts';

/** Where a WebContainer has the app; see `workdirName` in the adapter. */
const ROOT = '/home/stagedoor';
const here = fileURLToPath(new URL('.', import.meta.url));

async function hashInputs(dependencies: SnapshotManifest): Promise<string> {
  const hash = createHash('sha256').update(dependencies.hash);
  for (const name of (await readdir(here)).sort())
    if (!name.endsWith('.test.ts')) hash.update(`\0${name}\0`).update(await readFile(join(here, name)));
  const files = Object.entries(await readTemplateFiles()).sort(([a], [b]) => (a < b ? -1 : 1));
  // What serves the app is not compiled by it.
  for (const [path, contents] of files)
    if (!path.startsWith('.lab/')) hash.update(`\0${path}\0`).update(contents);
  return hash.digest('hex').slice(0, 20);
}

/**
 * Makes sure that the snapshot is there, and with it what webpack makes of the template: a container that mounts both
 * answers its first request in a fraction of the time.
 * @returns A folder to be served, like that of {@link ensureSnapshot}.
 * @throws what either build throws.
 */
export async function ensureCompiled(options: SnapshotOptions): Promise<Snapshot> {
  const { cacheFolder, force = false, onProgress } = options;
  await buildSandbox();
  const dependencies = await ensureSnapshot(options);
  const folder = join(cacheFolder, 'compiled', await hashInputs(dependencies.manifest));
  const manifest = await buildOnce({
    place: folder,
    workFolder: installsFolder(cacheFolder),
    force,
    read: readSnapshot,
    async build(built) {
      onProgress?.({ label: 'Compiling the template for its first start in a browser (half a minute)' });
      const { tree, root } = await compileTemplate(cacheFolder);
      onProgress?.({ label: 'Compressing what was compiled (half a minute)' });
      const file = await writeServedFile(built, 'compiled', relocate(tree, root, ROOT), {
        windowBits: 25,
      });
      const { manifest } = dependencies;
      await copyFile(join(dependencies.folder, manifest.file), join(built, manifest.file));
      const whole: SnapshotManifest = { ...manifest, compiled: { ...file, root: ROOT } };
      await writeFile(join(built, MANIFEST), `${JSON.stringify(whole, null, 2)}\n`);
    },
  });
  return { folder, manifest };
}
