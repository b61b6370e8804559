import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Files } from '../../files/files.ts';
import { type Runtime, RuntimeError, resourceLimits } from '../../runtime/runtime.ts';
import { encodeLine } from '../protocol.ts';
import type { WireCall } from '../sandbox.ts';
import { type FakeRuntime, type FakeServer, fakeRuntime, PORTS } from './fake-runtime.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import type { SandboxStatus } from './status.ts';

const FILES: Files = { 'app/page.tsx': 'page', 'actions/orders.ts': 'starter', 'a.ts': 'a', 'b.ts': 'b' };
let open: Sandbox[] = [];
beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  for (const sandbox of open) await sandbox.dispose();
  open = [];
  vi.useRealTimers();
});

type Phase = SandboxStatus['phase'];
type StatusOf<P extends Phase> = Extract<SandboxStatus, { phase: P }>;

/** Resolves at the next moment at which the sandbox is in this phase. */
const reached = <P extends Phase>(sandbox: Sandbox, phase: P): Promise<StatusOf<P>> =>
  new Promise((resolve) => {
    const stop = sandbox.status.subscribe((status) => {
      if (status.phase !== phase) return;
      queueMicrotask(() => stop());
      resolve(status as StatusOf<P>);
    });
  });

const start = (fake = fakeRuntime(), boot = async (): Promise<Runtime> => fake.runtime) => {
  const sandbox = createSandbox({
    boot,
    files: FILES,
    siteOrigin: 'http://localhost:4400',
    seed: 'seed-1',
  });
  open.push(sandbox);
  const phases: Phase[] = [];
  sandbox.status.subscribe(({ phase }) => void phases.push(phase));
  return { sandbox, fake, phases };
};

/** Longer than the head start of the first page, after which the other routes are compiled. */
const headStart = (): Promise<unknown> => vi.advanceTimersByTimeAsync(2000);

/** A sandbox that is ready and whose first barrier has been passed. */
const started = async (fake = fakeRuntime()) => {
  const all = start(fake);
  await reached(all.sandbox, 'ready');
  expect(serverOf(fake).revisions).toEqual([]);
  await headStart();
  expect(serverOf(fake).revisions).toEqual([1]);
  fake.done.length = 0;
  return { ...all, server: serverOf(fake) };
};

const serverOf = (fake: FakeRuntime): FakeServer => {
  const server = fake.servers.at(-1);
  if (!server) throw new Error('No server was started.');
  return server;
};

/** More than the heartbeat's patience, in which the silent server is asked again and again. */
const longSilence = (): Promise<unknown> => vi.advanceTimersByTimeAsync(16_000);

test('an app goes from booting to ready, with its files and everybody’s preview', async () => {
  const { sandbox, fake, phases } = start();
  const { previews } = await reached(sandbox, 'ready');
  expect(phases).toEqual(['booting', 'booting', 'mounting', 'starting', 'compiling', 'ready']);
  expect(Object.fromEntries(fake.files)).toEqual(FILES);
  const origins = Object.fromEntries(
    Object.entries(PORTS).map(([name, port]) => [name, `http://localhost:${port}`]),
  );
  expect(previews).toEqual(origins);
  expect(serverOf(fake).origins).toEqual(origins);
  expect(serverOf(fake).env).toMatchObject({
    LAB_SITE_ORIGIN: 'http://localhost:4400',
    LAB_SEED: 'seed-1',
    LAB_BUNDLER: 'turbopack',
  });
});

test('each start has a nonce of its own', async () => {
  const { sandbox, fake } = await started();
  await sandbox.sync({ ...FILES, 'next.config.ts': 'x' });
  const nonces = fake.servers.map(({ env }) => env.LAB_NONCE);
  expect(nonces).toHaveLength(2);
  expect(new Set(nonces).size).toBe(2);
  expect(nonces[0]).toMatch(/^[0-9a-f-]{36}$/);
});

test('the progress of a boot is told', async () => {
  const fake = fakeRuntime();
  const progress = { stage: 'installing', label: 'Installing', fraction: 0.5 } as const;
  const gate = Promise.withResolvers<void>();
  const sandbox = createSandbox({
    boot: async (options) => {
      options?.onProgress?.(progress);
      await gate.promise;
      return fake.runtime;
    },
    files: FILES,
    siteOrigin: 'http://localhost:4400',
    seed: 's',
  });
  open.push(sandbox);
  await vi.waitFor(() => expect(sandbox.status.get()).toEqual({ phase: 'booting', progress }));
  gate.resolve();
  await reached(sandbox, 'ready');
});

test('there is no control before the app is ready', async () => {
  const { sandbox } = start();
  expect(() => sandbox.control).toThrow(RuntimeError);
  await reached(sandbox, 'ready');
  expect(await sandbox.control.ping()).toBe('pong');
});

test('what the first files do not compile to is known a moment after the app is ready', async () => {
  const error = { file: 'a.ts', line: 1, column: 1, message: 'Expression expected' };
  const fake = fakeRuntime();
  fake.compileErrors = [error];
  const { sandbox } = start(fake);
  await reached(sandbox, 'ready');
  await headStart();
  expect(sandbox.compileErrors.get()).toEqual([error]);
});

test('a sync writes the difference only, and returns when a newer revision answers', async () => {
  const { sandbox, fake, server } = await started();
  const { 'b.ts': _, ...without } = FILES;
  expect(await sandbox.sync({ ...without, 'a.ts': 'edited' })).toEqual({
    revision: 2,
    how: 'hot',
    compileErrors: [],
  });
  expect(fake.done).toEqual(['remove b.ts', 'write a.ts edited']);
  expect(server.revisions).toEqual([1, 2]);
});

test('a file that the disk refused is written again, also when the edit was taken back', async () => {
  const { sandbox, fake } = await started();
  const { write } = fake.runtime;
  fake.runtime.write = async (path) => {
    // As a full disk does it: something was written, but not all.
    fake.files.set(path, '');
    throw new Error('ENOSPC: no space left on device');
  };
  await expect(sandbox.sync({ ...FILES, 'b.ts': 'edited', 'new.ts': 'new' })).rejects.toThrow('ENOSPC');
  fake.runtime.write = write;
  await sandbox.sync(FILES);
  expect(Object.fromEntries(fake.files)).toEqual(FILES);
});

test('many files go over in one piece', async () => {
  const { sandbox, fake } = await started();
  await sandbox.sync({ ...FILES, '1': '', '2': '', '3': '', '4': '' });
  expect(fake.done).toEqual(['mount 4']);
});

test('a sync of the same files writes nothing but still passes the barrier', async () => {
  const { sandbox, fake, server } = await started();
  expect(await sandbox.sync({ ...FILES })).toMatchObject({ how: 'unchanged', revision: 2 });
  expect(fake.done).toEqual([]);
  expect(server.revisions).toEqual([1, 2]);
});

test('files that have passed the barrier already do not wait for it again', async () => {
  const { sandbox, server } = await started();
  const files = { ...FILES, 'a.ts': 'edited' };
  const first = await sandbox.sync(files);
  expect(await sandbox.sync(files)).toEqual({ ...first, how: 'unchanged' });
  expect(server.revisions).toEqual([1, 2]);
});

test('an edit that is still being written when the head start ends gets a compilation of its own', async () => {
  const { sandbox, fake } = start();
  await reached(sandbox, 'ready');
  const written = Promise.withResolvers<void>();
  const write = fake.runtime.write;
  fake.runtime.write = async (path, contents) => {
    await written.promise;
    await write(path, contents);
  };
  const syncing = sandbox.sync({ ...FILES, 'a.ts': 'edited' });
  await headStart();
  expect(serverOf(fake).revisions).toEqual([]);
  written.resolve();
  await syncing;
  expect(serverOf(fake).revisions).toEqual([1]);
});

test('what does not compile is the result of the sync, and the next good one clears it', async () => {
  const { sandbox, server } = await started();
  const error = { file: 'a.ts', line: 2, column: 1, message: 'Expression expected' };
  server.compileErrors = [error];
  expect((await sandbox.sync({ ...FILES, 'a.ts': '((' })).compileErrors).toEqual([error]);
  expect(sandbox.compileErrors.get()).toEqual([error]);
  server.compileErrors = [];
  await sandbox.sync(FILES);
  expect(sandbox.compileErrors.get()).toEqual([]);
});

test('while a sync is under way only the newest files follow, and all who wait get them', async () => {
  const { sandbox, fake, server } = await started();
  const gate = Promise.withResolvers<void>();
  server.barrier = gate.promise;
  const first = sandbox.sync({ ...FILES, 'a.ts': 'one' });
  await vi.waitFor(() => expect(server.revisions).toEqual([1, 2]));
  const second = sandbox.sync({ ...FILES, 'a.ts': 'two' });
  const third = sandbox.sync({ ...FILES, 'a.ts': 'three' });
  gate.resolve();
  const results = await Promise.all([first, second, third]);
  expect(results.map(({ revision }) => revision)).toEqual([3, 3, 3]);
  expect(fake.done).toEqual(['write a.ts one', 'write a.ts three']);
});

test('a sync asked for while the app still boots waits for it', async () => {
  const { sandbox, fake } = start();
  expect(await sandbox.sync({ ...FILES, 'a.ts': 'early' })).toMatchObject({ compileErrors: [] });
  expect(sandbox.status.get().phase).toBe('ready');
  expect(fake.files.get('a.ts')).toBe('early');
});

for (const path of ['next.config.ts', 'proxy.ts', 'instrumentation.ts', 'package.json', '.env.local']) {
  test(`an edit of ${path} needs a new start, and the sync says so`, async () => {
    const { sandbox, fake, server, phases } = await started();
    phases.length = 0;
    expect(await sandbox.sync({ ...FILES, [path]: 'x' })).toMatchObject({ how: 'restarted' });
    expect(server.killed).toBe(true);
    expect(fake.servers).toHaveLength(2);
    expect(phases).toEqual(['starting', 'compiling', 'ready']);
    expect(await sandbox.control.ping()).toBe('pong');
    // Everything has been compiled by the new server as well.
    expect(fake.servers.at(-1)?.revisions).toHaveLength(1);
  });
}

test('a file of such a name in a deeper folder needs no new start', async () => {
  const { sandbox, fake } = await started();
  expect(await sandbox.sync({ ...FILES, 'data/proxy.ts': 'x' })).toMatchObject({ how: 'hot' });
  expect(fake.servers).toHaveLength(1);
});

test('a runtime that is lost before its app runs is lost: nothing is started in it any more', async () => {
  for (const phase of ['mounting', 'starting'] as const) {
    const { sandbox, fake } = start();
    await reached(sandbox, phase);
    fake.lose(new RuntimeError('lost', 'The local runtime was stopped.'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(sandbox.status.get()).toMatchObject({ phase: 'failed', fault: 'ours' });
    sandbox.restart();
    await reached(sandbox, 'ready');
    expect(await sandbox.sync({ ...FILES, 'a.ts': `after ${phase}` })).toMatchObject({ how: 'hot' });
  }
});

test('an edit that the bundler missed is read by a new one, and what else goes wrong is not taken for that', async () => {
  const { sandbox, fake, server } = await started();
  const missed = Object.assign(new Error('The edit did not reach the app.'), { code: 'edit-missed' });
  server.barrier = Promise.reject(missed);
  server.barrier.catch(() => {});
  expect(await sandbox.sync({ ...FILES, 'a.ts': 'edited' })).toMatchObject({ how: 'restarted' });
  expect(fake.servers).toHaveLength(2);
  expect(fake.files.get('a.ts')).toBe('edited');
  expect(sandbox.log.get().join('\n')).toContain('The app is started again');

  serverOf(fake).barrier = Promise.reject(new Error('Something else.'));
  serverOf(fake).barrier.catch(() => {});
  await expect(sandbox.sync({ ...FILES, 'a.ts': 'again' })).rejects.toThrow('Something else.');
  expect(fake.servers).toHaveLength(2);
});

test('an edit with which the app no longer starts is the code’s fault, and another edit cures it', async () => {
  const { sandbox, fake } = await started();
  fake.failsWith = 'next.config.ts is broken';
  await expect(sandbox.sync({ ...FILES, 'next.config.ts': '((' })).rejects.toThrow(
    'next.config.ts is broken',
  );
  expect(sandbox.status.get()).toMatchObject({ phase: 'failed', fault: 'code' });
  expect(() => sandbox.control).toThrow('not running');
  fake.failsWith = null;
  await sandbox.sync({ ...FILES, 'next.config.ts': 'good' });
  expect(sandbox.status.get().phase).toBe('ready');
  expect(fake.files.get('next.config.ts')).toBe('good');
});

test('a server that falls silent is ended, the reason names what it was busy with, and a new one takes over', async () => {
  const { sandbox, fake, server } = await started();
  server.tell('requestStarted', { method: 'GET', path: '/orders?_rsc=1a2b' });
  server.tell('requestStarted', { method: 'GET', path: '/_next/static/chunks/1.css' });
  await sandbox.control.ping();
  server.silent = true;
  const recovering = reached(sandbox, 'recovering');
  await longSilence();
  expect((await recovering).reason).toBe(
    'The server stopped answering while it answered GET /orders. That is what an endless loop looks like.',
  );
  await reached(sandbox, 'ready');
  expect(server.killed).toBe(true);
  expect(fake.servers).toHaveLength(2);
  expect(await sandbox.control.ping()).toBe('pong');
});

test('a server that answers is left alone, however long', async () => {
  const { sandbox, fake } = await started();
  await vi.advanceTimersByTimeAsync(300_000);
  expect(sandbox.status.get().phase).toBe('ready');
  expect(fake.servers).toHaveLength(1);
});

test('a call under way when the server is ended is rejected', async () => {
  const { sandbox, server } = await started();
  server.silent = true;
  const dump = sandbox.control.dump().catch((error: unknown) => error);
  await longSilence();
  expect(await dump).toMatchObject({ name: 'RuntimeError', code: 'lost' });
});

test('silent twice within a minute is a failure that the code is to blame for', async () => {
  const { sandbox, fake, server } = await started();
  server.silent = true;
  await longSilence();
  await reached(sandbox, 'ready');
  serverOf(fake).silent = true;
  await longSilence();
  expect(sandbox.status.get()).toMatchObject({ phase: 'failed', fault: 'code' });
  expect(fake.servers).toHaveLength(2);
  await sandbox.sync({ ...FILES, 'a.ts': 'without the loop' });
  expect(sandbox.status.get().phase).toBe('ready');
  expect(fake.files.get('a.ts')).toBe('without the loop');
});

test('a start that hangs on the code that stopped the app is begun anew with the edit that waits for it', async () => {
  const { sandbox, fake, server } = await started();
  fake.startHangs = true;
  server.silent = true;
  await longSilence();
  await reached(sandbox, 'compiling');
  fake.startHangs = false;
  const syncing = sandbox.sync({ ...FILES, 'a.ts': 'without the loop' });
  await vi.advanceTimersByTimeAsync(9000);
  expect(await syncing).toMatchObject({ compileErrors: [] });
  expect(sandbox.status.get().phase).toBe('ready');
  expect(fake.servers).toHaveLength(3);
  expect(fake.servers[1]?.killed).toBe(true);
  expect(fake.files.get('a.ts')).toBe('without the loop');
});

test('silent again after more than a minute is tried again', async () => {
  const { sandbox, fake, server } = await started();
  server.silent = true;
  await longSilence();
  await reached(sandbox, 'ready');
  await vi.advanceTimersByTimeAsync(61_000);
  serverOf(fake).silent = true;
  await longSilence();
  await reached(sandbox, 'ready');
  expect(fake.servers).toHaveLength(3);
});

test('a server that ends by itself is started again, with its exit code as the reason', async () => {
  const { sandbox, fake, server } = await started();
  const recovering = reached(sandbox, 'recovering');
  server.end(7);
  expect((await recovering).reason).toBe('The server crashed, or something ended it (exit code 7).');
  await reached(sandbox, 'ready');
  expect(fake.servers).toHaveLength(2);
});

test('a server that ends in the middle of the code’s work ended by the code, unless a signal ended it', async () => {
  for (const [code, words] of [
    [7, 'Look for process.exit in the code.'],
    [137, 'The server crashed, or something ended it (exit code 137).'],
  ] as const) {
    const { sandbox, server } = await started();
    server.tell('requestStarted', { method: 'GET', path: '/orders' });
    await sandbox.control.ping();
    const recovering = reached(sandbox, 'recovering');
    server.end(code);
    expect((await recovering).reason).toContain(words);
    expect(sandbox.lastStop.get()?.fault).toBe(code === 7 ? 'code' : 'ours');
  }
});

test.each(resourceLimits)(
  'an app that took too much (%s) is started again with words for it and all edits',
  async (limit) => {
    const { sandbox, fake, server } = await started();
    await sandbox.sync({ ...FILES, 'actions/orders.ts': 'edited' });
    const recovering = reached(sandbox, 'recovering');
    server.end(137, limit);
    const { reason } = await recovering;
    expect(reason).toMatch(/^The app (took|kept|started|wrote|printed) .*Look for /);
    expect(sandbox.lastStop.get()).toEqual({ reason, fault: 'code' });
    await reached(sandbox, 'ready');
    expect(fake.files.get('actions/orders.ts')).toBe('edited');
    // A full folder would stop the next one as well.
    expect(fake.disposed).toBe(limit === 'disk' ? 1 : 0);
  },
);

test.each([
  ['memory', 'more memory'],
  // Its folder goes, and the runtime with it: the edit has to boot another one.
  ['disk', 'more files'],
] as const)(
  'what takes too much (%s) again while it starts is the code’s fault, and an edit cures it',
  async (limit, words) => {
    const { sandbox, fake, server } = await started();
    server.end(137, limit);
    await reached(sandbox, 'starting');
    await vi.waitFor(() => expect(fake.servers).toHaveLength(2));
    serverOf(fake).end(137, limit);
    const failed = await reached(sandbox, 'failed');
    await vi.advanceTimersByTimeAsync(100);
    expect(sandbox.status.get()).toBe(failed);
    expect([failed.fault, failed.error.message]).toEqual(['code', expect.stringContaining(words)]);
    await sandbox.sync({ ...FILES, 'a.ts': 'cured' });
    expect([sandbox.status.get().phase, fake.files.get('a.ts')]).toEqual(['ready', 'cured']);
  },
);

test('a flood of lines is told now and then, and only the newest are kept, cut where they are long', async () => {
  const { sandbox, server } = await started();
  let told = 0;
  sandbox.log.listen(() => (told += 1));
  for (let n = 0; n < 100; n += 1) server.print(`${`${n} ${'x'.repeat(20)}\n`.repeat(1000)}`);
  server.print(`${'y'.repeat(10_000)}\n`);
  await vi.waitFor(() => expect(sandbox.log.get().at(-1)).toMatch(/^y{4000}… \(6000 more characters\)$/));
  expect(sandbox.log.get()).toHaveLength(2000);
  expect(told).toBeLessThan(20);
});

test('a server that ran out of memory is the code’s doing, and the reason says what it was busy with', async () => {
  const { sandbox, server } = await started();
  server.tell('requestStarted', { method: 'GET', path: '/orders' });
  await sandbox.control.ping();
  const recovering = reached(sandbox, 'recovering');
  server.end(134);
  expect((await recovering).reason).toMatch(/ran out of memory while it answered GET \/orders/);
  expect(sandbox.lastStop.get()?.fault).toBe('code');
  await reached(sandbox, 'ready');
});

test('an app that does not start at all is a failure with its reason, until it is started again', async () => {
  const fake = fakeRuntime();
  fake.failsWith = 'No database';
  const { sandbox } = start(fake);
  const { error } = await reached(sandbox, 'failed');
  expect(error.message).toBe('No database');
  fake.failsWith = null;
  // The start that failed has to end before another may begin.
  await vi.advanceTimersByTimeAsync(0);
  sandbox.restart();
  await reached(sandbox, 'ready');
  expect(fake.servers[0]?.killed).toBe(true);
});

test('a runtime that cannot boot is our failure, and starting again boots again', async () => {
  const fake = fakeRuntime();
  const answers = [
    Promise.reject(new RuntimeError('unreachable', 'Nobody answers.')),
    Promise.resolve(fake.runtime),
  ];
  answers[0]?.catch(() => {});
  const { sandbox } = start(fake, async () => (await answers.shift()) ?? fake.runtime);
  const failed = await reached(sandbox, 'failed');
  expect(failed).toMatchObject({ fault: 'ours', error: { code: 'unreachable' } });
  await expect(sandbox.sync(FILES)).rejects.toThrow('Nobody answers.');
  sandbox.restart();
  await reached(sandbox, 'ready');
});

test('a runtime that is lost is a failure with its words, and starting again boots a new one', async () => {
  const first = fakeRuntime();
  const second = fakeRuntime();
  const runtimes = [first, second];
  const { sandbox } = start(first, async () => (runtimes.shift() ?? second).runtime);
  await reached(sandbox, 'ready');
  first.lose(new RuntimeError('lost', 'The local runtime was stopped.'));
  expect(sandbox.status.get()).toMatchObject({
    phase: 'failed',
    fault: 'ours',
    error: { message: 'The local runtime was stopped.' },
  });
  expect(() => sandbox.control).toThrow(RuntimeError);
  await expect(sandbox.sync(FILES)).rejects.toThrow('The local runtime was stopped.');
  sandbox.restart();
  await reached(sandbox, 'ready');
  expect(Object.fromEntries(second.files)).toEqual(FILES);
});

test('a sandbox that is disposed of frees its runtime, and nothing starts again', async () => {
  const { sandbox, fake } = await started();
  await sandbox.dispose();
  expect(sandbox.status.get().phase).toBe('disposed');
  expect(fake.disposed).toBe(1);
  sandbox.restart();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sandbox.status.get().phase).toBe('disposed');
  expect(fake.servers).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a runtime that arrives after the sandbox was disposed of is freed at once', async () => {
  const fake = fakeRuntime();
  const gate = Promise.withResolvers<Runtime>();
  const { sandbox } = start(fake, () => gate.promise);
  await sandbox.dispose();
  gate.resolve(fake.runtime);
  await vi.waitFor(() => expect(fake.disposed).toBe(1));
  expect(fake.servers).toEqual([]);
});

test('a reboot frees the runtime and starts the same files in another one', async () => {
  const [first, second] = [fakeRuntime(), fakeRuntime()];
  const runtimes = [first, second];
  const { sandbox } = start(first, async () => (runtimes.shift() ?? second).runtime);
  await reached(sandbox, 'ready');
  sandbox.reboot();
  expect(sandbox.status.get().phase).toBe('booting');
  expect(sandbox.runtimeKind.get()).toBeNull();
  await reached(sandbox, 'ready');
  expect(first.disposed).toBe(1);
  expect(second.disposed).toBe(0);
  expect(Object.fromEntries(second.files)).toEqual(FILES);
  expect(sandbox.runtimeKind.get()).toBe('local');
});

test('a reboot gives up the boot under way, which is no failure, and frees what still comes of it', async () => {
  const [late, second] = [fakeRuntime(), fakeRuntime()];
  const gate = Promise.withResolvers<Runtime>();
  const boots = [gate.promise, Promise.resolve(second.runtime)];
  const { sandbox, phases } = start(late, async () => (await boots.shift()) ?? second.runtime);
  sandbox.reboot();
  gate.resolve(late.runtime);
  await reached(sandbox, 'ready');
  expect(late.disposed).toBe(1);
  expect(late.servers).toEqual([]);
  expect(phases).not.toContain('failed');
});

test('a reboot in the middle of a restart is no failure of the code', async () => {
  const [first, second] = [fakeRuntime(), fakeRuntime()];
  const runtimes = [first, second];
  const { sandbox, phases } = start(first, async () => (runtimes.shift() ?? second).runtime);
  await reached(sandbox, 'ready');
  first.startHangs = true;
  const syncing = sandbox.sync({ ...FILES, 'next.config.ts': 'x' });
  syncing.catch(() => {});
  await reached(sandbox, 'compiling');
  sandbox.reboot();
  await reached(sandbox, 'ready');
  expect(phases).not.toContain('failed');
});

test('a boot is told which packages the app names, and a reboot takes the files it is given', async () => {
  const fake = fakeRuntime();
  const told: unknown[] = [];
  const sandbox = createSandbox({
    boot: async (options) => {
      told.push(options?.packages);
      return fake.runtime;
    },
    files: { ...FILES, 'package.json': '{"dependencies":{"zod":"4.6.7","odd":"file:../odd"}}' },
    siteOrigin: 'http://localhost:4400',
    seed: 'seed-1',
  });
  open.push(sandbox);
  await reached(sandbox, 'ready');
  sandbox.reboot({ ...FILES, 'package.json': '{"dependencies":{"ms":"2.1.3","zod":"4.6.7"}}' });
  await reached(sandbox, 'ready');
  expect(told).toEqual([{ zod: '4.6.7' }, { ms: '2.1.3', zod: '4.6.7' }]);
});

test('a reboot that waits for a boot under way does not outlive the sandbox', async () => {
  const fake = fakeRuntime();
  const gate = Promise.withResolvers<Runtime>();
  let boots = 0;
  const { sandbox } = start(fake, () => {
    boots += 1;
    return gate.promise;
  });
  await vi.waitFor(() => expect(boots).toBe(1));
  sandbox.reboot();
  await sandbox.dispose();
  gate.resolve(fake.runtime);
  await vi.waitFor(() => expect(fake.disposed).toBe(1));
  await vi.advanceTimersByTimeAsync(1000);
  expect(boots).toBe(1);
  expect(sandbox.status.get().phase).toBe('disposed');
});

test('what the server prints is the log, without the protocol, and can be cleared', async () => {
  const { sandbox, server } = await started();
  server.print('Compiled /orders\nhalf a ');
  server.print(`line${encodeLine('another nonce', { forged: true })}`);
  server.tell('requestStarted', { method: 'GET', path: '/' });
  server.print('last\n');
  await vi.waitFor(() => expect(sandbox.log.get()).toHaveLength(3));
  expect(sandbox.log.get()).toEqual([
    'Compiled /orders',
    `half a line${encodeLine('another nonce', { forged: true }).trimEnd()}`,
    'last',
  ]);
  sandbox.clearLog();
  expect(sandbox.log.get()).toEqual([]);
});

test('calls on the wire keep their place as more becomes known, and can be cleared', async () => {
  const { sandbox, server } = await started();
  const call = (id: string, state: WireCall['state']): WireCall => ({
    id,
    at: 0,
    source: 'preview',
    person: 'ana',
    page: '/',
    origin: null,
    action: null,
    args: [],
    state,
    reply: null,
    changes: [],
    cache: [],
    moments: [],
    mark: null,
  });
  server.tell('call', call('1', 'running'));
  server.tell('call', call('2', 'running'));
  server.tell('call', call('1', 'done'));
  await vi.waitFor(() =>
    expect(sandbox.wire.get().map(({ id, state }) => `${id} ${state}`)).toEqual(['1 done', '2 running']),
  );
  sandbox.clearWire();
  expect(sandbox.wire.get()).toEqual([]);
});
