/**
 * Owns the installed packages of apps: those of the sandbox template, and those with others beside them. One folder for each
 * lockfile, added packages and kind of machine, made once, whole or not at all, and shared by all sessions that want it.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { dependenciesOf, type Packages, withPackages } from '../../site/lib/files/packages.ts';
import type { BootProgress } from '../../site/lib/runtime/runtime.ts';
import { installsFolder } from './cache-folder.ts';
import { npmCi, npmLock } from './npm.ts';
import { noteUse, pruneAdded, STORE_MARKER, storeMarker } from './old-stores.ts';
import { makeOwnedFolder, ownedName, removeFolder } from './owned-folders.ts';

export interface TemplateOptions {
  /** Holds package.json and package-lock.json. */
  readonly templateFolder: string;
  readonly cacheFolder: string;
  /** What an app has beside the template's packages. */
  readonly packages?: Packages;
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: BootProgress): void;
}

const lockfile = z.object({ packages: z.record(z.string(), z.unknown()) });
const LABEL = "Installing Next.js and the app's packages, once";
const ADDED_LABEL = 'Installing the packages that were added, once';

/** The packages that the template's app names. @throws If the folder has no readable package.json. */
export const templatePackages = async (templateFolder: string): Promise<Packages> =>
  dependenciesOf(await readTemplate(templateFolder, 'package.json')) ?? {};

/**
 * Makes sure that the template's packages are installed, and others with them.
 * @returns The store: a folder with package.json, package-lock.json and node_modules. An app in a folder below it
 *   finds the packages and has the store as its root.
 * @throws If the template has no lockfile, if the packages do not go together, or if the install fails.
 */
export async function ensureTemplate(options: TemplateOptions): Promise<string> {
  const { templateFolder, cacheFolder, packages = {} } = options;
  const manifest = await readTemplate(templateFolder, 'package.json');
  const lock = await readTemplate(templateFolder, 'package-lock.json');
  const machine = `${process.platform} ${process.arch} node ${process.versions.node.split('.')[0]}`;
  const isAsTemplate = Object.keys(packages).length === 0;
  // The one of everybody keeps the name that it has had.
  const parts = [manifest, lock, machine, ...(isAsTemplate ? [] : [JSON.stringify(packages)])];
  const key = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 20);
  const store = join(cacheFolder, key);
  await noteUse(store);
  if (await isComplete(store, key)) return store;

  const label = isAsTemplate ? LABEL : ADDED_LABEL;
  options.onProgress?.({ stage: 'installing', label, fraction: 0 });
  const installs = installsFolder(cacheFolder);
  // Beside the store, so that moving it into place is one step on one disk: there is never half a store.
  const folder = makeOwnedFolder(installs, ownedName());
  try {
    await writeFile(join(folder, 'package.json'), isAsTemplate ? manifest : withPackages(manifest, packages));
    await writeFile(join(folder, 'package-lock.json'), lock);
    // Next looks for a workspace marker up to the root of the disk before it looks at lockfiles. This one is nearer
    // than any in the user's home folder.
    await writeFile(
      join(folder, 'pnpm-workspace.yaml'),
      '# Marks this folder as the root for Next.js.\npackages: []\n',
    );
    if (!isAsTemplate) await npmLock({ folder, signal: options.signal });
    await install(folder, label, options);
    await writeFile(
      join(folder, STORE_MARKER),
      JSON.stringify({
        key,
        installedAt: new Date().toISOString(),
        ...(!isAsTemplate && { packages }),
      }),
    );
    await moveIntoPlace(folder, store, key);
    if (!isAsTemplate) await pruneAdded(cacheFolder);
  } finally {
    await removeFolder(folder);
  }
  return store;
}

async function install(
  folder: string,
  label: string,
  { signal, onProgress }: TemplateOptions,
): Promise<void> {
  const lock = await readFile(join(folder, 'package-lock.json'), 'utf8');
  const total = Object.keys(lockfile.parse(JSON.parse(lock)).packages).length;
  await npmCi({
    folder,
    signal,
    onRequest: (count) =>
      onProgress?.({
        stage: 'installing',
        label: `${label} (${Math.min(count, total)} of ${total})`,
        // Unpacking comes after the last request.
        fraction: Math.min(0.95, count / total),
      }),
  });
  // A template without dependencies is a fine template, but npm then makes no folder.
  await mkdir(join(folder, 'node_modules'), { recursive: true });
}

async function isComplete(store: string, key: string): Promise<boolean> {
  try {
    const parsed = storeMarker.safeParse(JSON.parse(await readFile(join(store, STORE_MARKER), 'utf8')));
    return parsed.success && parsed.data.key === key && existsSync(join(store, 'node_modules'));
  } catch {
    return false;
  }
}

/** Another service may have been faster; its store is as good as ours. A damaged one is moved out of the way. */
async function moveIntoPlace(folder: string, store: string, key: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await rename(folder, store);
    } catch (error) {
      if (await isComplete(store, key)) return;
      if (attempt === 2) throw error;
      await moveAside(store, folder);
    }
  }
}

async function moveAside(store: string, folder: string): Promise<void> {
  const aside = join(folder, '..', ownedName());
  try {
    await rename(store, aside);
  } catch {
    return; // Somebody else has just done it.
  }
  await removeFolder(aside);
}

async function readTemplate(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    throw new Error(
      `The template folder ${folder} has no readable ${name}; the local runtime installs from it.`,
      {
        cause: error,
      },
    );
  }
}
