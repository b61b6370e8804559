/** Owns the built dependency snapshot in the cache: made once for its inputs, whole or not at all. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type SnapshotManifest, snapshotManifest } from '../../site/lib/runtime/webcontainer/manifest.ts';
import { installsFolder } from '../local-runtime/cache-folder.ts';
import { makeOwnedFolder, ownedName, removeFolder } from '../local-runtime/owned-folders.ts';
import { hashInputs } from './inputs.ts';
import { installPackages, readVersion, WASM_PACKAGE } from './install.ts';
import { prepareDependencies } from './prepare.ts';
import { writeServedFile } from './served-file.ts';

export interface SnapshotProgress {
  readonly label: string;
  /** 0 to 1 where it is known. */
  readonly fraction?: number;
}

export interface SnapshotOptions {
  /** See cache-folder.ts. */
  readonly cacheFolder: string;
  /** Builds it even if it is there. */
  readonly force?: boolean;
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: SnapshotProgress): void;
}

export interface Snapshot {
  /** Holds manifest.json and the files that it names; to be served as it is. */
  readonly folder: string;
  readonly manifest: SnapshotManifest;
}

const MANIFEST = 'manifest.json';
/** Shown to whoever looks at the manifest; Next runs with the wasm build of another version than its own. */
const TOLD_VERSIONS = [
  'next',
  'react',
  'react-dom',
  'zod',
  'drizzle-orm',
  'sql.js',
  `next/wasm/${WASM_PACKAGE}`,
];

/**
 * Makes sure that the dependency snapshot is built from what the repository now says.
 * @throws if the packages cannot be installed, or a patch no longer fits; or the signal's reason.
 */
export async function ensureSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const { cacheFolder, force = false } = options;
  const place = join(cacheFolder, 'snapshots', await hashInputs());
  if (!force) {
    const manifest = await readSnapshot(place);
    if (manifest) return { folder: place, manifest };
  }
  const work = makeOwnedFolder(installsFolder(cacheFolder), ownedName());
  try {
    const manifest = await buildSnapshot(work, options);
    await mkdir(dirname(place), { recursive: true });
    return { folder: place, manifest: await moveIntoPlace(join(work, 'served'), place, manifest, force) };
  } finally {
    await removeFolder(work);
  }
}

async function buildSnapshot(work: string, options: SnapshotOptions): Promise<SnapshotManifest> {
  const { signal, onProgress } = options;
  const installed = join(work, 'installed');
  const served = join(work, 'served');
  await Promise.all([installed, served].map((each) => mkdir(each)));
  const installing = "Installing the app's packages without anything native";
  onProgress?.({ label: installing, fraction: 0 });
  const modules = await installPackages({
    folder: installed,
    signal,
    onProgress: (fraction) => onProgress?.({ label: installing, fraction }),
  });
  onProgress?.({ label: 'Choosing, patching and lowering files' });
  const tree = await prepareDependencies(modules);
  signal?.throwIfAborted();
  onProgress?.({ label: 'Compressing the snapshot' });
  const file = await writeServedFile(served, 'dependencies', tree);
  signal?.throwIfAborted();
  const versions = await Promise.all(
    TOLD_VERSIONS.map(async (path) => [
      path.replace('next/wasm/', ''),
      await readVersion(join(modules, path)),
    ]),
  );
  const manifest = snapshotManifest.parse({
    format: 1,
    ...file,
    versions: Object.fromEntries(versions),
    compiled: null,
  });
  await writeFile(join(served, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** @returns the manifest of a folder that holds a whole snapshot, else null. */
async function readSnapshot(folder: string): Promise<SnapshotManifest | null> {
  try {
    const manifest = snapshotManifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
    return existsSync(join(folder, manifest.file)) ? manifest : null;
  } catch {
    return null;
  }
}

/** Another build may have been faster; its snapshot is as good as ours. A damaged one is moved out of the way. */
async function moveIntoPlace(
  folder: string,
  place: string,
  manifest: SnapshotManifest,
  force: boolean,
): Promise<SnapshotManifest> {
  for (let attempt = 0; ; attempt += 1) {
    const aside = join(dirname(folder), `replaced-${attempt}`);
    if (force && attempt === 0) await rename(place, aside).catch(() => {});
    try {
      await rename(folder, place);
      return manifest;
    } catch (error) {
      const other = await readSnapshot(place);
      if (other) return other;
      if (attempt === 2) throw error;
      // It goes with the working folder. If this fails, somebody else has just done it.
      await rename(place, aside).catch(() => {});
    }
  }
}
