/**
 * Owns the way that others go, for comparison: `npm install` in an empty folder from a warm cache, then `next dev` with
 * webpack and the wasm build of SWC, to the first page.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findNpm } from '../local-runtime/npm.ts';
import { templateFolder } from '../site/paths.ts';
import { readTemplateFiles } from '../site/template-files.ts';
import { WASM_PACKAGE, wasmVersion } from '../snapshot/install.ts';
import { firstPageOfNextDev, runNode } from './next-dev.ts';

async function install(folder: string, version: string): Promise<void> {
  // Without optional packages there is no native compiler, as in a WebContainer.
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--omit=optional'];
  const npm = runNode(folder, [findNpm(), 'install', ...flags, `${WASM_PACKAGE}@${version}`]);
  const code = await npm.ended;
  await npm.end();
  if (code !== 0) throw new Error(`npm install ended with ${code}:\n${npm.output()}`);
  // Next looks for it there, and would download it otherwise.
  const place = join(folder, 'node_modules/next/wasm', WASM_PACKAGE);
  await mkdir(dirname(place), { recursive: true });
  await cp(join(folder, 'node_modules', WASM_PACKAGE), place, { recursive: true });
}

/** As in a WebContainer: webpack and the wasm build of SWC. */
const firstPage = (folder: string): Promise<number> =>
  firstPageOfNextDev(folder, {
    packages: folder,
    flags: ['--webpack'],
    env: { NODE_OPTIONS: '--no-addons' },
  });

/** Goes that way once. @returns milliseconds of the install, and from nothing to the first page. */
export async function goTheNpmWay(): Promise<{ install: number; first200: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  try {
    const files = Object.entries(await readTemplateFiles()).filter(([path]) => !path.startsWith('.lab/'));
    for (const [path, contents] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), contents);
    }
    await cp(join(templateFolder, 'package-lock.json'), join(folder, 'package-lock.json'));
    const version = await wasmVersion();
    const begun = performance.now();
    await install(folder, version);
    const installed = performance.now() - begun;
    await firstPage(folder);
    return { install: installed, first200: performance.now() - begun };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}
