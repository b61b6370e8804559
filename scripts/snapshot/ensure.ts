/** Owns the built dependency snapshot in the cache: made once for its inputs, whole or not at all. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SnapshotManifest, snapshotManifest } from '../../site/lib/runtime/webcontainer/manifest.ts';
import { installsFolder } from '../local-runtime/cache-folder.ts';
import { buildOnce } from './build-once.ts';
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

export const MANIFEST = 'manifest.json';
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
  const folder = join(cacheFolder, 'snapshots', await hashInputs());
  const manifest = await buildOnce({
    place: folder,
    workFolder: installsFolder(cacheFolder),
    force,
    read: readSnapshot,
    build: (built, scratch) => buildSnapshot(built, scratch, options),
  });
  return { folder, manifest };
}

async function buildSnapshot(
  folder: string,
  scratch: string,
  { signal, onProgress }: SnapshotOptions,
): Promise<void> {
  const installing = "Installing the app's packages without anything native";
  onProgress?.({ label: installing, fraction: 0 });
  const modules = await installPackages({
    folder: scratch,
    signal,
    onProgress: (fraction) => onProgress?.({ label: installing, fraction }),
  });
  onProgress?.({ label: 'Choosing, patching and lowering files' });
  const tree = await prepareDependencies(modules);
  signal?.throwIfAborted();
  onProgress?.({ label: 'Compressing the snapshot (half a minute)' });
  const file = await writeServedFile(folder, 'dependencies', tree);
  signal?.throwIfAborted();
  const manifest: SnapshotManifest = {
    format: 1,
    ...file,
    versions: await readVersions(modules),
    compiled: null,
  };
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function readVersions(modules: string): Promise<Record<string, string>> {
  const versions = TOLD_VERSIONS.map(async (path) => {
    const name = path.replace('next/wasm/', '');
    return [name, await readVersion(join(modules, path))] as const;
  });
  return Object.fromEntries(await Promise.all(versions));
}

/** @returns the manifest of a folder that holds a whole snapshot, else null. */
export async function readSnapshot(folder: string): Promise<SnapshotManifest | null> {
  try {
    const manifest = snapshotManifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
    const { size } = await stat(join(folder, manifest.file));
    return size === manifest.bytes ? manifest : null;
  } catch {
    return null;
  }
}
