/**
 * Owns a fresh install of the template's packages as a WebContainer needs them: nothing native, and the wasm build of
 * SWC where Next looks for it.
 */
import { copyFile, cp, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { npmCi } from '../local-runtime/npm.ts';
import { templateFolder } from '../site/paths.ts';
import { listFiles } from './tree.ts';

export const WASM_PACKAGE = '@next/swc-wasm-nodejs';
/** Next does not look for it among the packages. */
const WASM_PLACE = `next/wasm/${WASM_PACKAGE}`;

const wasmFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve(`${WASM_PACKAGE}/package.json`));
const manifest = z.object({ version: z.string() });

/** The version of an installed package, from its folder. */
export async function readVersion(folder: string): Promise<string> {
  return manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))).version;
}

/** The version of the wasm build of SWC that this repository locks. */
export const wasmVersion = (): Promise<string> => readVersion(wasmFolder());

export interface InstallOptions {
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1, by the packages that npm has asked for. */
  onProgress?(fraction: number): void;
}

const lockfile = z.object({ packages: z.record(z.string(), z.object({ optional: z.boolean().optional() })) });

/**
 * Installs into `folder`, which must exist and be empty.
 * @returns the path of its `node_modules`.
 * @throws npm's error, or one that names a native add-on which would not run in a browser.
 */
export async function installPackages({ folder, signal, onProgress }: InstallOptions): Promise<string> {
  for (const name of ['package.json', 'package-lock.json'])
    await copyFile(join(templateFolder, name), join(folder, name));
  const { packages } = lockfile.parse(JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8')));
  const wanted = Object.values(packages).filter(({ optional }) => !optional).length;
  await npmCi({
    folder,
    signal,
    omitOptional: true,
    onRequest: (count) => onProgress?.(Math.min(1, count / wanted)),
  });
  const modules = join(folder, 'node_modules');
  const [native] = (await listFiles(modules, (path) => path.endsWith('.node'))).sort();
  if (native)
    throw new Error(
      `${native} is a native add-on, which no browser runs. Take the package that brings it out of sandbox-template, or find one in plain JavaScript or wasm.`,
    );
  const place = join(modules, WASM_PLACE);
  await mkdir(dirname(place), { recursive: true });
  await cp(wasmFolder(), place, { recursive: true });
  return modules;
}
