/** Owns reading how much memory an app's process has taken at most, where the system tells: Linux. */
import { readdir, readFile } from 'node:fs/promises';

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** The process of ours that runs a bundle of the sandbox server. */
async function findServer(): Promise<string | null> {
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue;
    const parent = /^PPid:\s*(\d+)$/m.exec(await read(`/proc/${name}/status`))?.[1];
    if (Number(parent) !== process.pid) continue;
    if (/\.lab\/\w+\.mjs/.test(await read(`/proc/${name}/cmdline`))) return name;
  }
  return null;
}

/**
 * The peak of the resident memory of the one sandbox server that this process has started.
 * @returns bytes, or null where there is no /proc.
 * @throws if there is a /proc, and no sandbox server in it.
 */
export async function peakMemory(): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const server = await findServer();
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(await read(`/proc/${server}/status`))?.[1];
  if (kilobytes === undefined)
    throw new Error('No sandbox server was found among the processes of this one.');
  return Number(kilobytes) * 1024;
}
