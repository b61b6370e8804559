/** Owns building the site when it is not up to date, and knowing when that is: by a hash of everything that goes in. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildSandbox } from '../build-sandbox.ts';
import { distFolder, root } from './paths.ts';

const INPUTS = [
  'site',
  'lessons',
  'sandbox-template',
  'scripts/build-sandbox.ts',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
];
const STAMP = join(root, 'node_modules/.cache/server-actions-lab/built-from');
const SKIPPED = new Set(['node_modules', '.next', '.lab', 'dist', '.astro']);

const listFiles = async (path: string): Promise<string[]> => {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => null);
  if (!entries) return existsSync(join(root, path)) ? [path] : [];
  const nested = await Promise.all(
    entries.filter(({ name }) => !SKIPPED.has(name)).map(({ name }) => listFiles(`${path}/${name}`)),
  );
  return nested.flat();
};

const hashInputs = async (): Promise<string> => {
  const files = (await Promise.all(INPUTS.map(listFiles))).flat().sort();
  const hash = createHash('sha256').update(process.version);
  for (const file of files) hash.update(`\0${file}\0`).update(await readFile(join(root, file)));
  return hash.digest('hex');
};

/** Runs `astro build`. @throws with its last lines if it fails. */
const runAstroBuild = (quiet: boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const astro = spawn(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    let tail = '';
    const keep = (chunk: Buffer): void => {
      tail = (tail + chunk.toString()).slice(-6000);
    };
    astro.stdout?.on('data', keep);
    astro.stderr?.on('data', keep);
    astro.once('error', reject);
    astro.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The site did not build.\n${tail}`)),
    );
  });

/**
 * Builds the site into dist/ unless that has been done from exactly these sources.
 * @param options.force Build in any case. `quiet`: print only what goes wrong.
 * @returns whether anything was built.
 */
export async function buildSite({ force = false, quiet = false } = {}): Promise<boolean> {
  await buildSandbox();
  const inputs = await hashInputs();
  const built = await readFile(STAMP, 'utf8').catch(() => '');
  if (!force && built === inputs && existsSync(join(distFolder, 'index.html'))) return false;
  await runAstroBuild(quiet);
  await mkdir(dirname(STAMP), { recursive: true });
  await writeFile(STAMP, inputs);
  return true;
}
