/** What is typed into a shell is held as everything else of its session, and nothing of it is left. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive } from '../../scripts/local-runtime/alive.ts';
import { collect, until } from '../../site/lib/runtime/contract-tools.ts';
import type { Runtime, RuntimeShell } from '../../site/lib/runtime/runtime.ts';
import { allGone, startOwnProcess } from './own-process.ts';
import { bootFrom, makeTemplate, sessionFolders, startService } from './service-fixture.ts';

const MB = 1024 * 1024;
const SIZE = { columns: 120, rows: 30 };

const open = async (runtime: Runtime): Promise<{ shell: RuntimeShell; printed: () => string }> => {
  const shell = await runtime.openShell(SIZE);
  let printed = '';
  void collect(shell.output, (text) => {
    printed = text;
  });
  return { shell, printed: () => printed };
};

/** Starts one program that the shell waits for, and one that has left its session and its terminal. @returns Both ids. */
async function startTwo({ shell }: { shell: RuntimeShell }, runtime: Runtime): Promise<number[]> {
  const program = (file: string): string =>
    `node -e "require('fs').writeFileSync('${file}', String(process.pid)); setInterval(() => {}, 1000)"`;
  const pidIn = async (file: string): Promise<number> => {
    await until(async () => /^\d+$/.test(await runtime.read(file).catch(() => '')), `${file} is there`);
    return Number(await runtime.read(file));
  };
  await shell.write(`setsid nohup ${program('away')} > /dev/null 2>&1 &\r`);
  const away = await pidIn('away');
  await shell.write(`${program('near')}\r`);
  const pids = [away, await pidIn('near')];
  expect(pids.every(isAlive)).toBe(true);
  return pids;
}

test('what a shell has started is gone when it is killed, also what left its terminal', async () => {
  await using fixture = await startService();
  const runtime = await fixture.boot();
  const opened = await open(runtime);
  const pids = await startTwo(opened, runtime);
  opened.shell.kill();
  await opened.shell.exit;
  await allGone(pids);
  await runtime.dispose();
  expect(sessionFolders(fixture.cacheFolder)).toEqual([]);
});

test('a shell and what it has started end when the service is killed', async () => {
  const templateFolder = await makeTemplate();
  const cacheFolder = await mkdtemp(join(tmpdir(), 'lab-cache-'));
  onTestFinished(async () => {
    await rm(templateFolder, { recursive: true, force: true });
    await rm(cacheFolder, { recursive: true, force: true });
  });
  const { child, port } = await startOwnProcess(templateFolder, cacheFolder);
  const runtime = await bootFrom(port)();
  const pids = await startTwo(await open(runtime), runtime);
  child.kill('SIGKILL');
  await allGone(pids);
});

test('what is typed has the limits of a process and is told the same', async () => {
  await using fixture = await startService({ memory: 400 * MB });
  const runtime = await fixture.boot();
  const { shell } = await open(runtime);
  await shell.write('node -e "const kept = []; setInterval(() => kept.push(Buffer.alloc(20e6, 1)), 20)"\r');
  expect(await shell.exit).toBe(137);
  expect(shell.limit).toBe('memory');
  await runtime.dispose();
});

test('a shell has nothing of the service’s environment', async () => {
  process.env.LAB_TEST_SECRET = 'open-sesame';
  onTestFinished(() => {
    delete process.env.LAB_TEST_SECRET;
  });
  await using fixture = await startService();
  const runtime = await fixture.boot();
  const { shell, printed } = await open(runtime);
  await shell.write('env; echo "the end" | tr a-z A-Z\r');
  await until(() => printed().includes('THE END'), 'the environment is printed');
  expect(printed()).toContain('TMPDIR=');
  expect(printed()).not.toMatch(/open-sesame|LAB_/);
  await runtime.dispose();
});

test('a terminal of no size, or of one beyond measure, is refused', async () => {
  await using fixture = await startService();
  const runtime = await fixture.boot();
  await expect(runtime.openShell({ columns: 0, rows: 24 })).rejects.toThrow();
  await expect(runtime.openShell({ columns: 80, rows: 1e9 })).rejects.toThrow();
  await runtime.dispose();
});
