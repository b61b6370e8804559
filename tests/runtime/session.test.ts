/** What a session's files and processes can and cannot do on this machine. */
import { access, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { collect, printOf, rejection, until } from '../../site/lib/runtime/contract-tools.ts';
import type { Runtime, ServerEvent } from '../../site/lib/runtime/runtime.ts';
import { type Fixture, startService } from './service-fixture.ts';

let fixture: Fixture;
let runtime: Runtime;
let outside: string;
beforeAll(async () => {
  fixture = await startService();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());
beforeEach(async () => {
  runtime = await fixture.boot();
  outside = await mkdtemp(join(tmpdir(), 'lab-outside-'));
  await writeFile(join(outside, 'secret.txt'), 'secret');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await runtime.dispose();
  await rm(outside, { recursive: true, force: true });
});

const rootOf = async (): Promise<string> =>
  (await printOf(runtime, 'process.stdout.write(process.cwd())')).trim();

test('links that lead out are not followed, and errors name no path of this machine', async () => {
  const root = await rootOf();
  await symlink(join(outside, 'secret.txt'), join(root, 'file-link'));
  await symlink(outside, join(root, 'folder-link'));
  await symlink(join(outside, 'new.txt'), join(root, 'dangling'));
  const attempts: Record<string, () => Promise<unknown>> = {
    'read a linked file': () => runtime.read('file-link'),
    'read in a linked folder': () => runtime.read('folder-link/secret.txt'),
    'write to a linked file': () => runtime.write('file-link', 'x'),
    'write in a linked folder': () => runtime.write('folder-link/new.txt', 'x'),
    'write below a linked folder': () => runtime.write('folder-link/deep/new.txt', 'x'),
    'write to a dangling link': () => runtime.write('dangling', 'x'),
    'list a linked folder': () => runtime.list('folder-link'),
    'remove in a linked folder': () => runtime.remove('folder-link/secret.txt'),
    'run in a linked folder': () => runtime.spawn('node', ['-v'], { cwd: 'folder-link' }),
  };
  for (const [name, attempt] of Object.entries(attempts)) {
    const error = await rejection(attempt());
    expect(error, name).toBeInstanceOf(Error);
    expect(String(error), name).not.toContain(outside);
    expect(String(error), name).not.toContain(root);
  }
  expect(await readFile(join(outside, 'secret.txt'), 'utf8')).toBe('secret');
  await expect(access(join(outside, 'new.txt'))).rejects.toThrow('ENOENT');
  await expect(access(join(outside, 'deep'))).rejects.toThrow('ENOENT');
});

test('removing a link, or a folder with a link in it, leaves what it points to', async () => {
  const root = await rootOf();
  await mkdir(join(root, 'folder'));
  await symlink(outside, join(root, 'folder', 'link'));
  await symlink(outside, join(root, 'link'));
  await runtime.remove('link');
  await runtime.remove('folder');
  expect(await runtime.list('.')).toEqual([]);
  expect(await readFile(join(outside, 'secret.txt'), 'utf8')).toBe('secret');
});

test('a link that stays inside can be read but not written through', async () => {
  await runtime.write('real.txt', 'real');
  await symlink('real.txt', join(await rootOf(), 'link.txt'));
  expect(await runtime.read('link.txt')).toBe('real');
  await expect(runtime.write('link.txt', 'x')).rejects.toThrow('symbolic link');
});

test('a folder is not a file, and a file is not a folder', async () => {
  await runtime.write('folder/file.txt', 'x');
  await expect(runtime.read('folder')).rejects.toThrow('EISDIR');
  await expect(runtime.write('folder', 'x')).rejects.toThrow('EISDIR');
  await expect(runtime.write('folder/file.txt/more.txt', 'x')).rejects.toThrow('ENOTDIR');
  await expect(runtime.list('folder/file.txt')).rejects.toThrow('ENOTDIR');
  await expect(runtime.spawn('node', ['-v'], { cwd: 'nowhere' })).rejects.toThrow('ENOENT');
});

test('a large mount goes in parts, and a file that is too large is refused before anything is written', async () => {
  const bytes = new Uint8Array(5 * 1024 * 1024).fill(7);
  await runtime.mount({ 'a.bin': bytes, 'b.bin': bytes, 'c.bin': bytes });
  const sizes = await printOf(
    runtime,
    `for (const n of 'abc') console.log(require('fs').statSync(n + '.bin').size)`,
  );
  expect(sizes.trim().split('\n')).toEqual(Array(3).fill(String(bytes.length)));
  const tooLarge = { 'd.txt': 'd', 'large.bin': new Uint8Array(33 * 1024 * 1024) };
  await expect(runtime.mount(tooLarge)).rejects.toThrow('larger than 32 MB');
  await expect(runtime.read('d.txt')).rejects.toThrow('ENOENT');
});

test('a process sees none of the service’s environment and cannot be given other options for Node', async () => {
  vi.stubEnv('MY_SECRET_TOKEN', 'secret');
  const env = {
    NODE_OPTIONS: '--no-such-option',
    PATH: '/nowhere',
    LD_PRELOAD: '/x.so',
    HOME: '/',
    LAB_PARENT: '1',
    OK: 'yes',
  };
  const code = 'console.log(JSON.stringify({ env: process.env, execArgv: process.execArgv }))';
  const output = await collect((await runtime.spawn('node', ['-e', code], { env })).output);
  const seen = JSON.parse(output);
  const names = ['HOME', 'LANG', 'OK', 'PATH', 'PWD', 'TEMP', 'TMP', 'TMPDIR', 'USERPROFILE'];
  expect(
    Object.keys(seen.env)
      .filter((name) => !['TZ', '_', 'SHLVL', 'OLDPWD'].includes(name))
      .sort(),
  ).toEqual(names);
  expect(seen.env.PATH).not.toContain('nowhere');
  expect(seen.env.HOME.startsWith(fixture.cacheFolder)).toBe(true);
  expect(seen.execArgv.join(' ')).not.toContain('preload');
});

test('the preload does not disturb forked children and worker threads', async () => {
  await runtime.write(
    'main.js',
    `const { fork } = require('node:child_process');
     const { Worker } = require('node:worker_threads');
     const child = fork('child.js');
     child.on('message', (message) => {
       console.log('child', message);
       new Worker('process.exitCode = 0; require("worker_threads").parentPort.postMessage("up")', { eval: true })
         .on('message', (text) => { console.log('worker', text); });
     });`,
  );
  await runtime.write(
    'child.js',
    `require('node:net').createServer().listen(0, function () { this.close(() => process.send(process.execArgv.length)) })`,
  );
  const process = await runtime.spawn('node', ['main.js']);
  expect(await collect(process.output)).toBe('child 0\nworker up\n');
  expect(await process.exit).toBe(0);
});

test('servers listen on this machine only, however they are told to', async () => {
  await runtime.write(
    'listen.js',
    `const net = require('node:net');
     const ways = { none: [], zero: [0], text: ['0'], any: [0, '0.0.0.0'], any6: [0, '::'], backlog: [0, undefined, 5],
       options: [{ port: 0 }], host: [{ port: 0, host: '0.0.0.0' }], local: [0, 'localhost'], own: [{ port: 0, host: '127.0.0.1' }] };
     for (const [name, args] of Object.entries(ways)) {
       const server = net.createServer();
       server.listen(...args, () => { console.log(name, server.address().address); server.close(); });
     }`,
  );
  const output = await collect((await runtime.spawn('node', ['listen.js'])).output);
  const lines = output.trim().split('\n');
  expect(lines).toHaveLength(10);
  for (const line of lines) expect(line).toMatch(/ (127\.0\.0\.1|::1)$/);
});

test('lies about ports are not believed', async () => {
  const events: ServerEvent[] = [];
  runtime.onServer((event) => events.push(event));
  const lies = [
    { state: 'open', port: fixture.port },
    { state: 'open', port: 22 },
    { state: 'open', port: 70000 },
    { state: 'open', port: 4000.5 },
    { state: 'open', port: '4000' },
    { state: 'close', port: 4000 },
    'nonsense',
  ];
  await runtime.write('lies.json', lies.map((lie) => JSON.stringify(lie)).join('\n'));
  const code = `const fs = require('fs');
    fs.writeSync(3, 'x'.repeat(100000) + '\\n' + fs.readFileSync('lies.json', 'utf8') + '\\n{"state":"open","port":4739}\\n');
    setInterval(() => {}, 1000)`;
  const process = await runtime.spawn('node', ['-e', code]);
  await until(() => events.length > 0, 'the last line is believed');
  expect(events).toEqual([{ port: 4739, url: 'http://localhost:4739' }]);
  process.kill();
  await until(() => events.length > 1, 'the port is closed with its process');
  expect(events[1]).toEqual({ port: 4739, url: null });
});

test('a process that prints without end waits for its reader', async () => {
  await runtime.write(
    'flood.js',
    `let n = 0; const fs = require('fs');
    for (;;) { fs.writeSync(1, 'x'.repeat(65536)); fs.writeFileSync('count.txt', String(++n)); }`,
  );
  const process = await runtime.spawn('node', ['flood.js']);
  const reader = process.output.getReader();
  await reader.read();
  const count = async (): Promise<number> => Number(await runtime.read('count.txt').catch(() => '0'));
  // It stands still when some reads in a row see the same number.
  let same = 0;
  let last = -1;
  await until(async () => {
    const now = await count();
    same = now === last ? same + 1 : 0;
    last = now;
    return same > 10;
  }, 'the process stands still');
  expect(last * 65536).toBeLessThan(8 * 1024 * 1024);
  let read = 0;
  while (read < 20 * 1024 * 1024) read += (await reader.read()).value?.length ?? Number.POSITIVE_INFINITY;
  await until(async () => (await count()) > last, 'reading sets it going again');
  await reader.cancel();
  process.kill();
  expect(await process.exit).toBeGreaterThan(128);
});

test('a process that detached itself from the group ends too, and does not keep the exit from being told', async () => {
  const code = `const child = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'],
    { detached: true, stdio: 'inherit' }); child.unref(); console.log(child.pid); process.exit(4)`;
  const started = await runtime.spawn('node', ['-e', code]);
  const output = await collect(started.output);
  expect(await started.exit).toBe(4);
  // Nothing is left of it but, where nobody looks after orphans, its entry.
  const state = await readFile(`/proc/${Number.parseInt(output, 10)}/stat`, 'utf8').catch(() => ') Z ');
  if (process.platform === 'linux') expect(state).toMatch(/\) Z /);
});

test('at most 16 processes run in a session, and only Node', async () => {
  await expect(runtime.spawn('sh', ['-c', 'true'])).rejects.toThrow('can run "node" only');
  const all = await Promise.all(
    Array.from({ length: 16 }, () => runtime.spawn('node', ['-e', 'setInterval(() => {}, 1e3)'])),
  );
  await expect(runtime.spawn('node', ['-v'])).rejects.toThrow('16 processes');
  all[0]?.kill();
  await all[0]?.exit;
  expect(await collect((await runtime.spawn('node', ['-v'])).output)).toMatch(/^v\d+/);
});

test('input for a process that has ended is refused', async () => {
  const ended = await runtime.spawn('node', ['-e', '']);
  await ended.exit;
  await expect(ended.write('x\n')).rejects.toThrow('ended');
});
