/** Owns a plain `next dev` in a folder, as anybody starts it, for comparison with the sandbox. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { groupGone, signalGroup } from '../local-runtime/process-group.ts';
import { FIRST_PAGE } from './sandbox-app.ts';

const PORT = Number(process.env.BENCH_PORT ?? 4790);
const GIVE_UP_AFTER_MS = 120_000;

interface OwnProcess {
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
  /** Its last lines. */
  output(): string;
  end(): Promise<void>;
}

/** Runs Node in a process group of its own, which ends with this one. */
export function runNode(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): OwnProcess {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
    });
  const endNow = (): void => void (pid !== undefined && signalGroup(pid, 'SIGKILL'));
  process.once('exit', endNow);
  return {
    ended: once(child, 'close').then(([code]) => Number(code)),
    output: () => output,
    async end() {
      endNow();
      process.off('exit', endNow);
      if (pid !== undefined) await groupGone(pid);
    },
  };
}

export interface NextDevOptions {
  /** Of the folder that holds `node_modules`. */
  readonly packages: string;
  readonly flags: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Starts `next dev` in the app's folder, asks for the first page until it answers, and ends it.
 * @returns milliseconds from the start of its process to the first page, whole.
 * @throws with its last lines if it does not answer within two minutes.
 */
export async function firstPageOfNextDev(
  folder: string,
  { packages, flags, env }: NextDevOptions,
): Promise<number> {
  const begun = performance.now();
  const program = `${packages}/node_modules/next/dist/bin/next`;
  const next = runNode(
    folder,
    [program, 'dev', ...flags, '--port', String(PORT), '--hostname', '127.0.0.1'],
    {
      NODE_ENV: 'development',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
      ...env,
    },
  );
  let ended = false;
  void next.ended.then(() => {
    ended = true;
  });
  try {
    for (;;) {
      const status = await fetch(`http://127.0.0.1:${PORT}${FIRST_PAGE}`)
        .then((response) => response.text().then(() => response.status))
        .catch(() => null);
      if (status === 200) return performance.now() - begun;
      if (ended || performance.now() > begun + GIVE_UP_AFTER_MS)
        throw new Error(`next dev did not answer ${FIRST_PAGE} with 200 but ${status}:\n${next.output()}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  } finally {
    await next.end();
  }
}
