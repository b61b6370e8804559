/** What somebody reads in the terminal when `npm start` cannot do what it was asked for: the real command, word for word. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildSite } from '../../scripts/site/build.ts';
import { root } from '../../scripts/site/paths.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });
beforeAll(async () => void (await buildSite({ quiet: true })));

const LINK = /^http:\/\/localhost:(\d+)\/#key=\S+$/m;

interface Command {
  /** Everything that was printed so far. */
  said(): string;
  /** Resolves when this has been printed. @throws if the command ends first. */
  says(words: string | RegExp): Promise<void>;
  readonly code: Promise<number | null>;
}

const running = new Set<ChildProcess>();
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGTERM');
    await once(child, 'close');
  }
});

/** @param node Comes before the script. */
function start(
  args: readonly string[],
  env: Record<string, string> = {},
  node: readonly string[] = [],
): Command {
  const child = spawn(process.execPath, [...node, 'scripts/run.mjs', 'start', '--no-open', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  running.add(child);
  let said = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: string): void => {
    said += chunk;
    for (const listener of listeners) listener();
  };
  for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').on('data', hear);
  const code = once(child, 'close').then(([status]: (number | null)[]) => {
    running.delete(child);
    for (const listener of listeners) listener();
    return status ?? null;
  });
  return {
    said: () => said,
    code,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (said.search(words) !== -1) resolve();
          else if (!running.has(child)) reject(new Error(`It ended without saying ${words}:\n${said}`));
          else return;
          listeners.delete(look);
        };
        listeners.add(look);
        look();
      }),
  };
}

const portOf = (command: Command): number => Number(LINK.exec(command.said())?.[1]);

/** Takes so many ports in a row, on both addresses that "localhost" has. */
async function takePorts(count: number): Promise<AsyncDisposable & { readonly first: number }> {
  for (let first = 45_100; first < 45_190; first += count) {
    const servers = Array.from({ length: count }, (): Server => createServer());
    const taken = await Promise.allSettled(
      servers.map((server, index) => {
        server.listen(first + index, '127.0.0.1');
        return once(server, 'listening');
      }),
    );
    const close = async (): Promise<void> => {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    };
    if (taken.every(({ status }) => status === 'fulfilled')) return { first, [Symbol.asyncDispose]: close };
    await close();
  }
  throw new Error(`No ${count} ports in a row are free.`);
}

test.each(['20.20.2', '22.17.1'])('Node %s is said to be too old, with what to do', async (version) => {
  const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
    Object.defineProperty(process, 'version', { value: 'v${version}' });`;
  const command = start([], {}, ['--import', `data:text/javascript,${encodeURIComponent(older)}`]);
  expect(await command.code).toBe(1);
  expect(command.said()).toBe(
    `Server Actions Lab needs Node 22.18 or newer; this is v${version}.\n` +
      'Install a newer Node (https://nodejs.org), open a new terminal, and run the same command again.\n',
  );
});

test('a port that is taken is said, and the next one used', async () => {
  await using taken = await takePorts(1);
  const command = start(['--port', String(taken.first)]);
  await command.says(LINK);
  expect(command.said()).toContain(`Port ${taken.first} is taken; using ${portOf(command)}.`);
  expect(portOf(command)).toBeGreaterThan(taken.first);
});

test('where no port near is free, that is all that is said', async () => {
  await using taken = await takePorts(11);
  const command = start(['--port', String(taken.first)]);
  expect(await command.code).toBe(1);
  expect(command.said().split('\n').slice(1)).toEqual([
    `The ports ${taken.first} to ${taken.first + 10} are all taken. Choose one with --port.`,
    '',
  ]);
});

test('two starts at once do not disturb each other: each has a port and a key of its own', async () => {
  const wanted = ['--port', '45190'];
  const commands = [start(wanted), start(wanted)] as const;
  await Promise.all(commands.map((command) => command.says(LINK)));
  const [one, other] = commands.map(({ said }) => LINK.exec(said())?.[0] ?? '');
  expect(new Set(commands.map(portOf)).size).toBe(2);
  expect(one?.split('#')[1]).not.toBe(other?.split('#')[1]);
  const pages = await Promise.all(commands.map((command) => fetch(`http://localhost:${portOf(command)}/`)));
  expect(pages.map(({ status }) => status)).toEqual([200, 200]);
});

test('packages that cannot be installed are said to be missing, with what to do, and the site stays', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'lab-cache-'));
  const registry = createServer((request) => request.socket.destroy());
  registry.listen(0, '127.0.0.1');
  await once(registry, 'listening');
  try {
    const command = start(['--port', '0'], {
      SERVER_ACTIONS_LAB_CACHE: cache,
      npm_config_registry: `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`,
      npm_config_fetch_retries: '0',
      npm_config_cache: join(cache, 'npm'),
    });
    await command.says("Installing Next.js and the app's packages, once …");
    await command.says("The app's packages could not be installed: npm ci ended with 1.");
    await command.says('Check the network, the proxy and the free space on the disk, then try again.');
    expect((await fetch(`http://localhost:${portOf(command)}/`)).status).toBe(200);
  } finally {
    registry.close();
    await rm(cache, { recursive: true, force: true });
  }
});
