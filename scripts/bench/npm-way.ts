/**
 * Owns the way that others go, for comparison: `npm install` in an empty folder from a warm cache, then `next dev` with
 * webpack and the wasm build of SWC, to the first page.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findNpm } from '../local-runtime/npm.ts';
import { groupGone, signalGroup } from '../local-runtime/process-group.ts';
import { templateFolder } from '../site/paths.ts';
import { readTemplateFiles } from '../site/template-files.ts';
import { WASM_PACKAGE, wasmVersion } from '../snapshot/install.ts';
import { FIRST_PAGE } from './sandbox-app.ts';

const PORT = Number(process.env.BENCH_PORT ?? 4790);
const GIVE_UP_AFTER_MS = 120_000;

/** A process in a group of its own, which ends with this one. */
function run(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
    });
  const endNow = (): void => void (pid !== undefined && signalGroup(pid, 'SIGKILL'));
  process.once('exit', endNow);
  return {
    ended: once(child, 'close').then(([code]) => Number(code)),
    output: () => output,
    async end() {
      endNow();
      process.off('exit', endNow);
      if (pid !== undefined) await groupGone(pid);
    },
  };
}

async function install(folder: string, version: string): Promise<void> {
  // Without optional packages there is no native compiler, as in a WebContainer.
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--omit=optional'];
  const npm = run(folder, [findNpm(), 'install', ...flags, `${WASM_PACKAGE}@${version}`]);
  const code = await npm.ended;
  await npm.end();
  if (code !== 0) throw new Error(`npm install ended with ${code}:\n${npm.output()}`);
  // Next looks for it there, and would download it otherwise.
  const place = join(folder, 'node_modules/next/wasm', WASM_PACKAGE);
  await mkdir(dirname(place), { recursive: true });
  await cp(join(folder, 'node_modules', WASM_PACKAGE), place, { recursive: true });
}

async function firstPage(folder: string): Promise<void> {
  const next = run(
    folder,
    [
      'node_modules/next/dist/bin/next',
      'dev',
      '--webpack',
      '--port',
      String(PORT),
      '--hostname',
      '127.0.0.1',
    ],
    {
      NODE_OPTIONS: '--no-addons',
      NODE_ENV: 'development',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
    },
  );
  let ended = false;
  void next.ended.then(() => {
    ended = true;
  });
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  try {
    for (;;) {
      const status = await fetch(`http://127.0.0.1:${PORT}${FIRST_PAGE}`)
        .then((response) => response.text().then(() => response.status))
        .catch(() => null);
      if (status === 200) return;
      if (ended || performance.now() > deadline)
        throw new Error(`next dev did not answer ${FIRST_PAGE} with 200 but ${status}:\n${next.output()}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  } finally {
    await next.end();
  }
}

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
