/** The installed template: made once, whole or not at all. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultCacheFolder, sweepCache } from '../../scripts/local-runtime/cache-folder.ts';
import { childEnvironment } from '../../scripts/local-runtime/environment.ts';
import { pruneStores } from '../../scripts/local-runtime/old-stores.ts';
import { namesIn } from '../../scripts/local-runtime/owned-folders.ts';
import { sharePreparation } from '../../scripts/local-runtime/shared-preparation.ts';
import { ensureTemplate } from '../../scripts/local-runtime/template-store.ts';
import { rejection } from '../../site/lib/runtime/contract-tools.ts';
import type { BootProgress } from '../../site/lib/runtime/runtime.ts';
import { makeTemplate } from './service-fixture.ts';

let templateFolder: string;
let cacheFolder: string;
beforeEach(async () => {
  templateFolder = await makeTemplate();
  cacheFolder = await mkdtemp(join(tmpdir(), 'lab-cache-'));
});
afterEach(async () => {
  await rm(templateFolder, { recursive: true, force: true });
  await rm(cacheFolder, { recursive: true, force: true });
});

const installsLeft = (): Promise<string[]> => readdir(join(cacheFolder, 'installing'));

test('installs once, tells its progress, and is then there at once', async () => {
  const progress: BootProgress[] = [];
  const onProgress = (each: BootProgress): void => void progress.push(each);
  const store = await ensureTemplate({ templateFolder, cacheFolder, onProgress });
  expect(await readFile(join(store, 'package.json'))).toEqual(
    await readFile(join(templateFolder, 'package.json')),
  );
  expect(await readdir(store)).toEqual(
    expect.arrayContaining(['node_modules', 'package-lock.json', 'installed.json']),
  );
  expect(progress[0]).toMatchObject({ stage: 'installing', fraction: 0 });
  expect(await installsLeft()).toEqual([]);
  progress.length = 0;
  expect(await ensureTemplate({ templateFolder, cacheFolder, onProgress })).toBe(store);
  expect(progress).toEqual([]);
});

test('another lockfile is another store', async () => {
  const store = await ensureTemplate({ templateFolder, cacheFolder });
  const lock = await readFile(join(templateFolder, 'package-lock.json'), 'utf8');
  await writeFile(join(templateFolder, 'package-lock.json'), `${lock}\n`);
  expect(await ensureTemplate({ templateFolder, cacheFolder })).not.toBe(store);
});

test('installs at the same time do not disturb one another', async () => {
  const stores = await Promise.all(
    Array.from({ length: 3 }, () => ensureTemplate({ templateFolder, cacheFolder })),
  );
  expect(new Set(stores).size).toBe(1);
  expect(await readdir(stores[0] ?? '')).toContain('installed.json');
  expect(await installsLeft()).toEqual([]);
});

test('half an install is not used, and one of a dead service is swept', async () => {
  const leftover = join(cacheFolder, 'installing', '4194300-0123456789abcdef');
  await mkdir(leftover, { recursive: true });
  const store = await ensureTemplate({ templateFolder, cacheFolder });
  await rm(join(store, 'installed.json'));
  await writeFile(join(store, 'half.txt'), '');
  expect(await ensureTemplate({ templateFolder, cacheFolder })).toBe(store);
  expect(await readdir(store)).not.toContain('half.txt');
  expect(await sweepCache(cacheFolder)).toBe(1);
  expect(await installsLeft()).toEqual([]);
});

test('a damaged marker or missing packages mean a new install', async () => {
  const store = await ensureTemplate({ templateFolder, cacheFolder });
  for (const damage of ['', '{', '{"key":"another"}', 'null']) {
    await writeFile(join(store, 'installed.json'), damage);
    expect(await ensureTemplate({ templateFolder, cacheFolder })).toBe(store);
    expect(JSON.parse(await readFile(join(store, 'installed.json'), 'utf8'))).toHaveProperty('key');
  }
  await rm(join(store, 'node_modules'), { recursive: true });
  await ensureTemplate({ templateFolder, cacheFolder });
  expect(await readdir(store)).toContain('node_modules');
});

/** Makes a store look as if it was used last so many days ago. */
const age = async (store: string, days: number): Promise<void> => {
  const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  await utimes(join(store, 'installed.json'), then, then);
};

test('a store that was not used for two months goes, and others stay', async () => {
  const store = await ensureTemplate({ templateFolder, cacheFolder });
  const lock = await readFile(join(templateFolder, 'package-lock.json'), 'utf8');
  await writeFile(join(templateFolder, 'package-lock.json'), `${lock}\n`);
  const other = await ensureTemplate({ templateFolder, cacheFolder });
  await age(store, 61);
  await age(other, 59);
  for (const name of ['snapshots', 'not-a-store-but-a-name', '0123456789abcdef0123']) {
    await mkdir(join(cacheFolder, name), { recursive: true });
    await writeFile(join(cacheFolder, name, 'kept.txt'), '');
  }
  expect(await pruneStores(cacheFolder)).toBe(1);
  expect(namesIn(store)).toEqual([]);
  expect(namesIn(other)).toContain('node_modules');
  // A folder without a marker was not made by an install that ended well; the install itself sees to it.
  for (const name of ['snapshots', 'not-a-store-but-a-name', '0123456789abcdef0123'])
    expect(namesIn(join(cacheFolder, name))).toEqual(['kept.txt']);
  expect(await installsLeft()).toEqual([]);
});

test('a store in which a session lives stays, however old, and so does one that is used again', async () => {
  const store = await ensureTemplate({ templateFolder, cacheFolder });
  await age(store, 100);
  const session = join(store, 'sandboxes', '1-0123456789abcdef');
  await mkdir(session, { recursive: true });
  expect(await pruneStores(cacheFolder)).toBe(0);
  await rm(session, { recursive: true });
  expect(await ensureTemplate({ templateFolder, cacheFolder })).toBe(store);
  expect(await pruneStores(cacheFolder)).toBe(0);
  await age(store, 100);
  // Two services that begin at the same time remove it once.
  const removed = await Promise.all([pruneStores(cacheFolder), pruneStores(cacheFolder)]);
  expect(removed.sort()).toEqual([0, 1]);
  expect(await ensureTemplate({ templateFolder, cacheFolder })).toBe(store);
  expect(namesIn(store)).toContain('node_modules');
});

test('an install that fails says why and what to do, and leaves nothing', async () => {
  await writeFile(
    join(templateFolder, 'package.json'),
    '{"name":"template","dependencies":{"not-in-lock":"1.0.0"}}',
  );
  const error = await rejection(ensureTemplate({ templateFolder, cacheFolder }));
  expect(String(error)).toMatch(/npm ci ended with 1[\s\S]*not-in-lock[\s\S]*try again/);
  expect(await installsLeft()).toEqual([]);
  await rm(join(templateFolder, 'package-lock.json'));
  expect(String(await rejection(ensureTemplate({ templateFolder, cacheFolder })))).toContain(
    'no readable package-lock.json',
  );
});

test('an install can be given up', async () => {
  const controller = new AbortController();
  const reason = new Error('stopped');
  const onProgress = (): void => controller.abort(reason);
  const { signal } = controller;
  expect(await rejection(ensureTemplate({ templateFolder, cacheFolder, signal, onProgress }))).toBe(reason);
  expect(await installsLeft()).toEqual([]);
});

test('sessions share one install, and a failure is tried anew', async () => {
  let starts = 0;
  const { get, stop } = sharePreparation(async (onProgress, signal) => {
    starts += 1;
    onProgress({ stage: 'installing', label: 'at it' });
    if (starts === 1) throw new Error('no network');
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    return '';
  });
  const seen: string[] = [];
  const listen = ({ label }: BootProgress): void => void seen.push(label);
  expect(await Promise.all([rejection(get(listen)), rejection(get(listen))])).toEqual([
    new Error('no network'),
    new Error('no network'),
  ]);
  expect(starts).toBe(1);
  const waiting = [rejection(get(listen)), rejection(get(listen))];
  expect(starts).toBe(2);
  await stop();
  for (const error of await Promise.all(waiting)) expect(String(error)).toContain('stopped');
  expect(seen).toContain('at it');
});

test('the cache folder can be chosen and follows the system’s habit', () => {
  expect(defaultCacheFolder({ SERVER_ACTIONS_LAB_CACHE: '/c' }, 'linux')).toBe('/c');
  expect(defaultCacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux')).toBe('/x/server-actions-lab');
  expect(defaultCacheFolder({}, 'darwin')).toMatch(/Library\/Caches\/server-actions-lab$/);
  expect(defaultCacheFolder({ LOCALAPPDATA: '/l' }, 'win32')).toBe('/l/server-actions-lab');
});

test('Next takes the store as its root, whatever lies in the folders above', async () => {
  const above: Record<string, string> = {
    'package-lock.json': '{}',
    'pnpm-workspace.yaml': 'packages: []',
    'lerna.json': '{}',
    'package.json': '{"workspaces":["*"]}',
    'yarn.lock': '',
  };
  const findRoot = createRequire(import.meta.url).resolve('next/dist/lib/find-root.js');
  const code = `console.log(require(${JSON.stringify(findRoot)}).findRootDirAndLockFiles(process.cwd()).rootDir)`;
  const user = cacheFolder;
  const store = await ensureTemplate({ templateFolder, cacheFolder: join(user, '.cache') });
  const app = join(store, 'sandboxes', 'one');
  const home = join(user, '.cache', 'homes', 'one');
  for (const folder of [app, home]) await mkdir(folder, { recursive: true });
  for (const inApp of [{}, { 'package.json': '{}', 'package-lock.json': '{}' }]) {
    for (const [name, text] of Object.entries(inApp)) await writeFile(join(app, name), text);
    for (const [name, text] of [['', ''] as const, ...Object.entries(above)]) {
      if (name) await writeFile(join(user, name), text);
      const run = promisify(execFile)(process.execPath, ['-e', code], {
        cwd: app,
        env: childEnvironment(home, {}),
      });
      expect((await run).stdout.trim(), `with ${name || 'nothing'}`).toBe(store);
      if (name) await rm(join(user, name));
    }
  }
});
