/** Owns reading how much memory an app takes, where the system tells: Linux. */
import { readdir, readFile } from 'node:fs/promises';

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
}

const listProcesses = async (): Promise<RunningProcess[]> => {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  return Promise.all(
    pids.map(async (pid) => {
      const parent = /^PPid:\s*(\d+)$/m.exec(await read(`/proc/${pid}/status`))?.[1];
      return { pid, parent: Number(parent) };
    }),
  );
};

/** The sandbox server that this process has started, and whatever it has started itself. */
async function findServer(): Promise<number[]> {
  const all = await listProcesses();
  for (const { pid } of all.filter(({ parent }) => parent === process.pid)) {
    if (!/\.lab\/\w+\.mjs/.test(await read(`/proc/${pid}/cmdline`))) continue;
    const family = [pid];
    for (const member of family)
      family.push(...all.filter(({ parent }) => parent === member).map((child) => child.pid));
    return family;
  }
  throw new Error('No sandbox server was found among the processes of this one.');
}

const sum = async (pids: readonly number[], field: 'VmRSS' | 'VmHWM'): Promise<number> => {
  const values = await Promise.all(
    pids.map(async (pid) =>
      Number(new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm').exec(await read(`/proc/${pid}/status`))?.[1] ?? 0),
    ),
  );
  return values.reduce((total, kilobytes) => total + kilobytes * 1024, 0);
};

/**
 * The resident memory of the one sandbox server that this process has started, with its own processes.
 * @returns bytes, as they are now and at most so far; or null where there is no /proc.
 * @throws if there is a /proc, and no sandbox server in it.
 */
export async function readMemory(): Promise<{ now: number; peak: number } | null> {
  if (process.platform !== 'linux') return null;
  const server = await findServer();
  return { now: await sum(server, 'VmRSS'), peak: await sum(server, 'VmHWM') };
}
