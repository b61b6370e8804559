/** A spare goes to one session, is held to a session's limits, and is left nowhere. */
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive } from '../../scripts/local-runtime/alive.ts';
import { type Occasion, onlyOnce } from '../../scripts/local-runtime/idle.ts';
import type { SpareRecipe } from '../../scripts/local-runtime/spare.ts';
import { until } from '../../site/lib/runtime/contract-tools.ts';
import type { ServerEvent } from '../../site/lib/runtime/runtime.ts';
import { allGone, startOwnProcess } from './own-process.ts';
import { type Fixture, makeTemplate, sessionFolders, startService } from './service-fixture.ts';
import { FILES, sparePids, startIn, testRecipe } from './spare-fixture.ts';

const MB = 1024 * 1024;

/** @returns the id of the one spare's process. */
const makeSpare = async (
  { service, cacheFolder }: Fixture,
  recipe: SpareRecipe = testRecipe,
  occasion: Occasion = onlyOnce,
): Promise<number> => {
  expect(await service.keepSpare(recipe, occasion)).toBe(true);
  const [pid = 0, ...others] = await sparePids(cacheFolder);
  expect(others).toEqual([]);
  expect(isAlive(pid)).toBe(true);
  return pid;
};

test('a session gets the spare with its files laid over it, and another session gets a process of its own', async () => {
  await using fixture = await startService();
  const pid = await makeSpare(fixture);
  const first = await fixture.boot();
  const ports: ServerEvent[] = [];
  first.onServer((event) => void ports.push(event));
  await first.mount({ ...FILES, 'page.txt': 'of the lesson' });
  expect(ports, 'a port is told when somebody owns it').toEqual([]);
  const got = await startIn(first, 'ana', { ...FILES, 'page.txt': 'edited' });
  expect(got.told).toEqual({ pid, name: 'ana', text: 'edited', wasSpare: true });
  expect(got.printed, 'what it printed before, without the word').toMatch(/^before\n\{/);
  await until(() => ports.length === 1, 'its port is told');
  const second = await startIn(await fixture.boot(), 'ben');
  expect(second.told).toMatchObject({ name: 'ben', text: 'template', wasSpare: false });
  expect(second.told.pid).not.toBe(pid);
  expect(sessionFolders(fixture.cacheFolder), 'two folders each, and none besides').toHaveLength(4);
});

test('what lies in the spare already is not written again: a bundler would compile it again', async () => {
  await using fixture = await startService();
  await makeSpare(fixture);
  const names = await readdir(fixture.cacheFolder, { recursive: true });
  const pathOf = (file: string): string =>
    join(fixture.cacheFolder, names.find((name) => basename(name) === file) ?? '');
  const past = new Date(2020, 1, 1);
  for (const file of Object.keys(FILES)) await utimes(pathOf(file), past, past);
  await (await fixture.boot()).mount({ ...FILES, 'page.txt': 'of the lesson' });
  expect((await stat(pathOf('app.js'))).mtime).toEqual(past);
  expect((await stat(pathOf('page.txt'))).mtime).not.toEqual(past);
});

test('two sessions that want the spare at the same moment do not both get it', async () => {
  await using fixture = await startService();
  await makeSpare(fixture);
  const runtimes = await Promise.all([fixture.boot(), fixture.boot()]);
  const started = await Promise.all(runtimes.map((runtime, index) => startIn(runtime, String(index))));
  expect(started.map(({ told }) => told.wasSpare).sort()).toEqual([false, true]);
});

test('files that the spare cannot take over mean a start of their own, and leave the spare to others', async () => {
  await using fixture = await startService();
  const pid = await makeSpare(fixture);
  const other = await startIn(await fixture.boot(), 'ana', { ...FILES, 'next.config.ts': 'other' });
  expect(other.told.wasSpare).toBe(false);
  expect((await startIn(await fixture.boot(), 'ben')).told.pid).toBe(pid);
});

test('whoever has written something before does not get the spare, nor sees its files', async () => {
  await using fixture = await startService();
  await makeSpare(fixture);
  const runtime = await fixture.boot();
  expect(await runtime.list('.')).toEqual([]);
  await runtime.write('own.txt', 'mine');
  expect((await startIn(runtime, 'ana')).told.wasSpare).toBe(false);
  expect(await runtime.read('own.txt')).toBe('mine');
});

test('a process that the spare cannot become is started, and the spare’s is ended first', async () => {
  await using fixture = await startService();
  const pid = await makeSpare(fixture);
  const runtime = await fixture.boot();
  await runtime.mount(FILES);
  const process = await runtime.spawn('node', ['-e', 'process.exit(3)']);
  expect(isAlive(pid)).toBe(false);
  expect(await process.exit).toBe(3);
  expect((await startIn(runtime, 'ana')).told.wasSpare).toBe(false);
});

test('a spare whose process has died is not given to anybody, and nothing is left of it', async () => {
  await using fixture = await startService();
  const pid = await makeSpare(fixture);
  process.kill(pid, 'SIGKILL');
  await until(() => sessionFolders(fixture.cacheFolder).length === 0, 'its folders are gone');
  expect((await startIn(await fixture.boot(), 'ana')).told.wasSpare).toBe(false);
});

test('one whose process dies between the mount and the spawn is started anew in its place', async () => {
  await using fixture = await startService();
  const pid = await makeSpare(fixture);
  const runtime = await fixture.boot();
  await runtime.mount(FILES);
  process.kill(pid, 'SIGKILL');
  await allGone([pid]);
  expect((await startIn(runtime, 'ana')).told).toMatchObject({ text: 'template', wasSpare: false });
});

test('a spare that does not wait yet makes way for a session', async () => {
  await using fixture = await startService();
  const silent: SpareRecipe = { ...testRecipe, waitingLine: () => 'never printed' };
  const ready = fixture.service.keepSpare(silent, onlyOnce);
  await until(async () => (await sparePids(fixture.cacheFolder)).length === 1, 'it has been started');
  const [pid = 0] = await sparePids(fixture.cacheFolder);
  expect((await startIn(await fixture.boot(), 'ana')).told.wasSpare).toBe(false);
  await allGone([pid]);
  await until(() => sessionFolders(fixture.cacheFolder).length === 2, 'only the session’s folders are left');
  await fixture.service.close();
  expect(await ready).toBe(false);
});

test.runIf(process.platform === 'linux')('the limits of a session hold for what was a spare', async () => {
  await using fixture = await startService({ memory: 300 * MB });
  const pid = await makeSpare(fixture);
  const { process: hog, told } = await startIn(await fixture.boot(), 'hog');
  expect(told.pid).toBe(pid);
  expect(await hog.exit).toBe(137);
  expect(hog.limit).toBe('memory');
});

test('the end of its session ends what was a spare, whether or not anybody asked for its process', async () => {
  await using fixture = await startService();
  for (const asks of [true, false]) {
    const once: Occasion = { ...onlyOnce, next: async () => {} };
    await fixture.service.keepSpare(testRecipe, once);
    await until(async () => (await sparePids(fixture.cacheFolder)).length === 1, 'there is one');
    const [pid = 0] = await sparePids(fixture.cacheFolder);
    const runtime = await fixture.boot();
    if (asks) expect((await startIn(runtime, 'ana')).told.pid).toBe(pid);
    else await runtime.mount(FILES);
    await until(async () => (await sparePids(fixture.cacheFolder)).length === 2, 'there is a next one');
    await runtime.dispose();
    expect(isAlive(pid)).toBe(false);
    expect(sessionFolders(fixture.cacheFolder), 'only the next one’s').toHaveLength(2);
  }
});

test('closing the service ends the spare and removes it', async () => {
  await using fixture = await startService();
  const pid = await makeSpare(fixture);
  await fixture.service.close();
  expect(isAlive(pid)).toBe(false);
  expect(sessionFolders(fixture.cacheFolder)).toEqual([]);
  expect(await fixture.service.keepSpare(testRecipe, onlyOnce)).toBe(false);
});

const folders = async (): Promise<{ templateFolder: string; cacheFolder: string }> => {
  const templateFolder = await makeTemplate();
  const cacheFolder = await mkdtemp(join(tmpdir(), 'lab-cache-'));
  onTestFinished(async () => {
    await rm(templateFolder, { recursive: true, force: true });
    await rm(cacheFolder, { recursive: true, force: true });
  });
  return { templateFolder, cacheFolder };
};

test('a service that is told to end leaves no spare', async () => {
  const { templateFolder, cacheFolder } = await folders();
  const { child } = await startOwnProcess(templateFolder, cacheFolder, { spare: true });
  const pids = await sparePids(cacheFolder);
  expect(pids).toHaveLength(1);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([143, null]);
  expect(pids.some(isAlive)).toBe(false);
  expect(sessionFolders(cacheFolder)).toEqual([]);
});

test('the spare of a service that was killed ends by itself, and the next service removes its folders', async () => {
  const { templateFolder, cacheFolder } = await folders();
  const { child, port } = await startOwnProcess(templateFolder, cacheFolder, { spare: true });
  const pids = await sparePids(cacheFolder);
  expect(pids.filter(isAlive)).toHaveLength(1);
  child.kill('SIGKILL');
  await allGone(pids);
  expect(port).toBeGreaterThan(0);
  await startOwnProcess(templateFolder, cacheFolder);
  await until(() => sessionFolders(cacheFolder).length === 0, 'the folders are gone');
});
