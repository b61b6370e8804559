/** Nothing outlives a session, however it ends. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive } from '../../scripts/local-runtime/alive.ts';
import { until, untilPrinted } from '../../site/lib/runtime/contract-tools.ts';
import { bootLocalRuntime } from '../../site/lib/runtime/local/client.ts';
import type { Socket } from '../../site/lib/runtime/local/socket.ts';
import type { Runtime, RuntimeError, RuntimeProcess } from '../../site/lib/runtime/runtime.ts';
import { allGone, startOwnProcess } from './own-process.ts';
import { bootFrom, KEY, makeTemplate, sessionFolders, socketOf, startService } from './service-fixture.ts';

/** Starts a process that loops for ever, with a child that has left its group and waits for ever. @returns Both ids. */
async function startLoop(runtime: Runtime): Promise<{ process: RuntimeProcess; pids: number[] }> {
  const code = `
    const { pid } = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'],
      { detached: true, env: {}, stdio: 'ignore' });
    require('fs').writeSync(1, process.pid + ' ' + pid + ' ready');
    for (;;);`;
  const process = await runtime.spawn('node', ['-e', code]);
  const printed = await untilPrinted(process, 'ready');
  const pids = printed.split(' ').slice(0, 2).map(Number);
  expect(pids.every(isAlive)).toBe(true);
  return { process, pids };
}

test('a page that goes away without a word takes its processes and files with it', async () => {
  await using fixture = await startService();
  let socket: Socket | undefined;
  const runtime = await bootLocalRuntime({
    url: `ws://localhost:${fixture.port}/runtime`,
    key: KEY,
    openSocket: (...args) => (socket = socketOf(`http://localhost:${fixture.port}`)(...args)),
  })();
  const { pids } = await startLoop(runtime);
  expect(sessionFolders(fixture.cacheFolder)).toHaveLength(2);
  socket?.close();
  await allGone(pids);
  await until(() => sessionFolders(fixture.cacheFolder).length === 0, 'the folders are gone');
  expect(fixture.service.sessions()).toBe(0);
});

test('closing the service ends all sessions and tells the pages once', async () => {
  await using fixture = await startService();
  const runtime = await fixture.boot();
  const losses: RuntimeError[] = [];
  runtime.onLost((error) => losses.push(error));
  const { process, pids } = await startLoop(runtime);
  await fixture.service.close();
  expect(pids.some(isAlive)).toBe(false);
  expect(sessionFolders(fixture.cacheFolder)).toEqual([]);
  await until(() => losses.length > 0, 'the loss is told');
  expect(losses[0]?.code).toBe('lost');
  expect(await process.exit).toBe(137);
  await expect(runtime.read('a.txt')).rejects.toBe(losses[0]);
  runtime.onLost((error) => losses.push(error));
  expect(losses[1], 'a latecomer is told too').toBe(losses[0]);
  await runtime.dispose();
  expect(losses).toHaveLength(2);
  expect(fixture.server.listenerCount('upgrade')).toBe(0);
});

async function folders(): Promise<{ templateFolder: string; cacheFolder: string }> {
  const templateFolder = await makeTemplate();
  const cacheFolder = await mkdtemp(join(tmpdir(), 'lab-cache-'));
  onTestFinished(async () => {
    await rm(templateFolder, { recursive: true, force: true });
    await rm(cacheFolder, { recursive: true, force: true });
  });
  return { templateFolder, cacheFolder };
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`a service that gets ${signal} ends everything before it exits`, async () => {
    const { templateFolder, cacheFolder } = await folders();
    const { child, port } = await startOwnProcess(templateFolder, cacheFolder);
    const { pids } = await startLoop(await bootFrom(port)());
    const exited = once(child, 'exit');
    child.kill(signal);
    expect(await exited).toEqual([signal === 'SIGTERM' ? 143 : 130, null]);
    expect(pids.some(isAlive)).toBe(false);
    expect(sessionFolders(cacheFolder)).toEqual([]);
  });
}

test('processes of a service that was killed end by themselves, and the next one removes the files', async () => {
  const { templateFolder, cacheFolder } = await folders();
  const { child, port } = await startOwnProcess(templateFolder, cacheFolder);
  const runtime = await bootFrom(port)();
  const { pids } = await startLoop(runtime);
  const lost = new Promise<RuntimeError>((resolve) => runtime.onLost(resolve));
  child.kill('SIGKILL');
  await allGone(pids);
  expect((await lost).code).toBe('lost');
  expect(sessionFolders(cacheFolder)).toHaveLength(2);
  const next = await startOwnProcess(templateFolder, cacheFolder);
  await until(() => sessionFolders(cacheFolder).length === 0, 'the folders are gone');
  next.child.kill('SIGKILL');
});
