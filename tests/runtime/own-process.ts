/** Owns a service that runs in a process of its own, and whether what it started is still there. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { isAlive } from '../../scripts/local-runtime/alive.ts';
import { until } from '../../site/lib/runtime/contract-tools.ts';
import { KEY } from './service-fixture.ts';

export interface OwnService {
  readonly child: ChildProcess;
  readonly port: number;
}

/** @param spare Whether a spare has to wait before the service counts as started. */
export async function startOwnProcess(
  templateFolder: string,
  cacheFolder: string,
  { spare = false } = {},
): Promise<OwnService> {
  const entry = fileURLToPath(new URL('./service-entry.ts', import.meta.url));
  const args = [entry, KEY, templateFolder, cacheFolder, ...(spare ? ['spare'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { child, port: Number(String(line)) };
}

export const allGone = (pids: readonly number[]): Promise<void> =>
  until(
    () => !pids.some(isAlive),
    () => `processes ${pids.filter(isAlive)} are gone`,
  );
