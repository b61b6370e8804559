/**
 * Owns the installed packages of the sandbox template: one folder for each lockfile and kind of machine, made once,
 * whole or not at all, and shared by all sessions.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { BootProgress } from '../../site/lib/runtime/runtime.ts';
import { installsFolder } from './cache-folder.ts';
import { npmCi } from './npm.ts';
import { noteUse, STORE_MARKER } from './old-stores.ts';
import { makeOwnedFolder, ownedName, removeFolder } from './owned-folders.ts';

export interface TemplateOptions {
  /** Holds package.json and package-lock.json. */
  readonly templateFolder: string;
  readonly cacheFolder: string;
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: BootProgress): void;
}

const marker = z.object({ key: z.string() });
const lockfile = z.object({ packages: z.record(z.string(), z.unknown()) });
const LABEL = "Installing Next.js and the app's packages, once";

/**
 * Makes sure that the template's packages are installed.
 * @returns The store: a folder with package.json, package-lock.json and node_modules. An app in a folder below it
 *   finds the packages and has the store as its root.
 * @throws If the template has no lockfile, or the install fails.
 */
export async function ensureTemplate(options: TemplateOptions): Promise<string> {
  const { templateFolder, cacheFolder } = options;
  const manifest = await readTemplate(templateFolder, 'package.json');
  const lock = await readTemplate(templateFolder, 'package-lock.json');
  const machine = `${process.platform} ${process.arch} node ${process.versions.node.split('.')[0]}`;
  const key = createHash('sha256').update([manifest, lock, machine].join('\0')).digest('hex').slice(0, 20);
  const store = join(cacheFolder, key);
  await noteUse(store);
  if (await isComplete(store, key)) return store;

  options.onProgress?.({ stage: 'installing', label: LABEL, fraction: 0 });
  const installs = installsFolder(cacheFolder);
  // Beside the store, so that moving it into place is one step on one disk: there is never half a store.
  const folder = makeOwnedFolder(installs, ownedName());
  try {
    await writeFile(join(folder, 'package.json'), manifest);
    await writeFile(join(folder, 'package-lock.json'), lock);
    // Next looks for a workspace marker up to the root of the disk before it looks at lockfiles. This one is nearer
    // than any in the user's home folder.
    await writeFile(
      join(folder, 'pnpm-workspace.yaml'),
      '# Marks this folder as the root for Next.js.\npackages: []\n',
    );
    await install(folder, lock, options);
    await writeFile(
      join(folder, STORE_MARKER),
      JSON.stringify({ key, installedAt: new Date().toISOString() }),
    );
    await moveIntoPlace(folder, store, key);
  } finally {
    await removeFolder(folder);
  }
  return store;
}

async function install(folder: string, lock: string, { signal, onProgress }: TemplateOptions): Promise<void> {
  const total = Object.keys(lockfile.parse(JSON.parse(lock)).packages).length;
  await npmCi({
    folder,
    signal,
    onRequest: (count) =>
      onProgress?.({
        stage: 'installing',
        label: `${LABEL} (${Math.min(count, total)} of ${total})`,
        // Unpacking comes after the last request.
        fraction: Math.min(0.95, count / total),
      }),
  });
  // A template without dependencies is a fine template, but npm then makes no folder.
  await mkdir(join(folder, 'node_modules'), { recursive: true });
}

async function isComplete(store: string, key: string): Promise<boolean> {
  try {
    const parsed = marker.safeParse(JSON.parse(await readFile(join(store, STORE_MARKER), 'utf8')));
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
