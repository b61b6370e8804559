/** Owns making webpack's cache of the template: the app runs once in the container profile, and its cache is taken. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from '../../site/lib/runtime/runtime.ts';
import { startServerProcess } from '../../site/lib/sandbox/client/server-process.ts';
import { containerGround } from '../container-profile/ground.ts';
import { openInProcess } from '../local-runtime/in-process.ts';
import { readTemplateFiles } from '../site/template-files.ts';
import { readTree, type Tree, toTree } from '../snapshot/tree.ts';

const CACHE = '.next/dev/cache/webpack';
/** Webpack writes when it has had nothing to do for some seconds, each compiler for itself. */
const QUIET_MS = 8000;
const GIVE_UP_AFTER_MS = 120_000;

export interface Compiled {
  readonly tree: Tree;
  /** The absolute path of the app's folder while it compiled. */
  readonly root: string;
}

/** Names, sizes and times of what webpack has written so far. */
async function look(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const lines = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = await stat(path);
      return `${path} ${size} ${mtimeMs}`;
    });
  return (await Promise.all(lines)).sort().join('\n');
}

/** @throws if webpack has not written its cache and come to rest within two minutes. */
async function untilWritten(folder: string): Promise<void> {
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  let seen = '';
  let since = performance.now();
  while (performance.now() < deadline) {
    const now = await look(folder).catch(() => seen);
    if (now !== seen) [seen, since] = [now, performance.now()];
    const isWhole =
      /client-development\/index\.pack /.test(seen) && /server-development\/index\.pack /.test(seen);
    if (isWhole && performance.now() - since > QUIET_MS) return;
    await sleep(500);
  }
  throw new Error("Webpack did not write its cache. Look at Next's IdleFileCachePlugin and at the patches.");
}

async function compileAll(runtime: Runtime): Promise<void> {
  const log: string[] = [];
  const server = await startServerProcess(runtime, {
    env: { LAB_SITE_ORIGIN: 'http://localhost', LAB_WEBPACK_CACHE: 'write' },
    onLog: (line) => void log.push(line),
  });
  try {
    await server.remote.ready();
    // What a learner sees first. More would save less than it weighs: the app has a memory too.
    for (const path of ['/', '/orders']) {
      const { status } = await server.remote.request({ path, method: 'GET', headers: [], as: 'ana' });
      if (status !== 200)
        throw new Error(`The template's ${path} answered ${status}.\n${log.slice(-20).join('\n')}`);
    }
    await untilWritten(join(await rootOf(runtime), CACHE));
  } finally {
    await server.stop();
  }
}

/** Asks the runtime itself, since only it knows where it put its root. */
async function rootOf(runtime: Runtime): Promise<string> {
  const process = await runtime.spawn('node', ['-p', 'process.cwd()']);
  let text = '';
  for await (const chunk of process.output) text += chunk;
  return text.trim();
}

/** Compiles the template in the container profile. @throws what the app says if it does not run. */
export async function compileTemplate(cacheFolder: string): Promise<Compiled> {
  const runtime = await openInProcess({ ground: containerGround({ cacheFolder }) });
  try {
    await runtime.mount(await readTemplateFiles());
    const root = await rootOf(runtime);
    await compileAll(runtime);
    const written = await readTree(join(root, CACHE), (path) => !path.endsWith('.old'));
    return { root, tree: toTree([...written].map(([path, bytes]) => [`${CACHE}/${path}`, bytes] as const)) };
  } finally {
    await runtime.dispose();
  }
}
