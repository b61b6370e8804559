/** Owns knowing whether a built snapshot is up to date: by a hash of everything that goes into it. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version as esbuildVersion } from 'esbuild';
import { templateFolder } from '../site/paths.ts';
import { wasmVersion } from './install.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const manifestShape = fileURLToPath(
  new URL('../../site/lib/runtime/webcontainer/manifest.ts', import.meta.url),
);

/** @returns 20 hex digits that stand for the template's packages, these scripts and the tools they use. */
export async function hashInputs(): Promise<string> {
  const own = (await readdir(here)).filter((name) => /(?<!\.test)\.ts$/.test(name)).sort();
  const files = [
    ...['package.json', 'package-lock.json'].map((name) => join(templateFolder, name)),
    ...own.map((name) => join(here, name)),
    manifestShape,
  ];
  const tools = [esbuildVersion, process.versions.node.split('.')[0], await wasmVersion()];
  const hash = createHash('sha256').update(tools.join('\0'));
  for (const file of files) hash.update('\0').update(await readFile(file));
  return hash.digest('hex').slice(0, 20);
}
