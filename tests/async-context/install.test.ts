/** Installing is done once, completely or not at all, and is seen by every kind of import. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, SHIM } from './run.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'async-context-'));
  await bundle(SHIM, join(folder, 'shim.cjs'), false);
  await bundle(SHIM, join(folder, 'again.cjs'), false);
});
afterAll(() => rm(folder, { recursive: true }));

/** What a module prints that is run in the folder. */
async function printedBy(source: string, preload: string[] = []): Promise<unknown> {
  const script = join(folder, 'script.mjs');
  await writeFile(script, source);
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...preload.flatMap((file) => ['--require', join(folder, file)]),
    script,
  ]);
  return JSON.parse(stdout);
}

const SURFACE = `
  import { createRequire } from 'node:module';
  const require = createRequire(import.meta.url);
  const surface = () => [
    require('async_hooks').AsyncLocalStorage, require('async_hooks').AsyncResource, globalThis.AsyncLocalStorage,
    globalThis.Promise, Promise.prototype.then, setTimeout, setImmediate, queueMicrotask, process.nextTick, process.emit,
    require('timers').setTimeout, require('fs').readFile, require('events').init, globalThis.ReadableStream, MessageChannel,
  ];
  const same = (before) => surface().map((value, i) => value === before[i]);
`;

test('a second copy of the module changes nothing', async () => {
  const same = await printedBy(
    `${SURFACE} const before = surface(); require('./again.cjs'); console.log(JSON.stringify(same(before)));`,
    ['shim.cjs'],
  );
  expect(same).toEqual(Array(15).fill(true));
});

test('what the surface test looks at is changed by a first install', async () => {
  const same = await printedBy(
    `${SURFACE} const before = surface(); require('./shim.cjs'); console.log(JSON.stringify(same(before)));`,
  );
  expect(same).toEqual(Array(15).fill(false));
});

test('where one thing is read-only nothing is installed, and the error names it', async () => {
  const answer = await printedBy(`${SURFACE}
    Object.defineProperty(process, 'emit', { value: process.emit, writable: false, configurable: false });
    const before = surface();
    let message = 'installed';
    try { require('./shim.cjs'); } catch (error) { message = error.message; }
    console.log(JSON.stringify([same(before), message]));`);
  expect(answer).toEqual([
    Array(15).fill(true),
    expect.stringMatching(/"emit" is read-only here\. Install it before/),
  ]);
});

test('a failed install leaves no mark', async () => {
  const answer = await printedBy(`${SURFACE}
    const { then } = Promise.prototype;
    Object.defineProperty(globalThis, 'queueMicrotask', { get: () => queue, configurable: false });
    const queue = () => {};
    let failed = false;
    try { require('./shim.cjs'); } catch { failed = true; }
    console.log(JSON.stringify([failed, Promise.prototype.then === then, Symbol.for('async-context.installed') in globalThis]));`);
  expect(answer).toEqual([true, true, false]);
});

test('named imports of ES modules get the shim', async () => {
  const answer = await printedBy(
    `import { AsyncLocalStorage } from 'node:async_hooks';
     import { setTimeout as later } from 'node:timers';
     import { readFile } from 'node:fs';
     import * as all from 'async_hooks';
     console.log(JSON.stringify([
       AsyncLocalStorage === globalThis.AsyncLocalStorage, all.AsyncLocalStorage === AsyncLocalStorage,
       later === setTimeout, readFile === process.getBuiltinModule('fs').readFile,
     ]));`,
    ['shim.cjs'],
  );
  expect(answer).toEqual([true, true, true, true]);
});

test('where AsyncLocalStorage is missing or a plain value it is put in place', async () => {
  await writeFile(join(folder, 'without.cjs'), "delete require('node:async_hooks').AsyncLocalStorage;");
  await writeFile(
    join(folder, 'plain.cjs'),
    "Object.defineProperty(require('node:async_hooks'), 'AsyncLocalStorage', { value: class {}, writable: true, configurable: false, enumerable: true });",
  );
  const script = `import asyncHooks from 'node:async_hooks';
    const storage = new asyncHooks.AsyncLocalStorage();
    storage.run('a', () => Promise.resolve().then(() => console.log(JSON.stringify(storage.getStore()))));`;
  expect(await printedBy(script, ['without.cjs', 'shim.cjs'])).toBe('a');
  expect(await printedBy(script, ['plain.cjs', 'shim.cjs'])).toBe('a');
});

test('a callback that is given away in no context is not wrapped', async () => {
  const answer = await printedBy(
    `import { AsyncLocalStorage } from 'node:async_hooks';
     const callback = () => {};
     const outside = setTimeout(callback, 1);
     const inside = new AsyncLocalStorage().run(1, () => setTimeout(callback, 1));
     console.log(JSON.stringify([outside._onTimeout === callback, inside._onTimeout === callback]));`,
    ['shim.cjs'],
  );
  expect(answer).toEqual([true, false]);
});

test('what the first enterWith of a process enters ends with the tick', async () => {
  const answer = await printedBy(
    `import { AsyncLocalStorage } from 'node:async_hooks';
     const storage = new AsyncLocalStorage();
     const seen = [];
     setTimeout(() => seen.push(storage.getStore() ?? 'nothing'), 1);
     setTimeout(() => storage.enterWith('leak'), 1);
     setTimeout(() => seen.push(storage.getStore() ?? 'nothing'), 1);
     setTimeout(() => console.log(JSON.stringify(seen)), 20);`,
    ['shim.cjs'],
  );
  expect(answer).toEqual(['nothing', 'nothing']);
});

test('known limit: the first enterWith of a process is seen by what was given away before, in the same drain', async () => {
  const answer = await printedBy(
    `import { AsyncLocalStorage } from 'node:async_hooks';
     const [storage, seen, ready] = [new AsyncLocalStorage(), [], Promise.resolve()];
     const read = () => seen.push(storage.getStore() ?? 'nothing');
     const twice = (done) => { ready.then(() => storage.enterWith('entered')); ready.then(read); setTimeout(done, 1); };
     twice(() => twice(() => console.log(JSON.stringify(seen))));`,
    ['shim.cjs'],
  );
  expect(answer).toEqual(['entered', 'nothing']);
});
