/** Owns a running local runtime service for a test, on a port and in a cache folder of its own, and its end. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { homesFolder, sandboxesFolder } from '../../scripts/local-runtime/cache-folder.ts';
import { defaultLimits, type Limits } from '../../scripts/local-runtime/limits.ts';
import { namesIn } from '../../scripts/local-runtime/owned-folders.ts';
import { attachLocalRuntime, type LocalRuntimeService } from '../../scripts/local-runtime/service.ts';
import { bootLocalRuntime } from '../../site/lib/runtime/local/client.ts';
import type { OpenSocket } from '../../site/lib/runtime/local/socket.ts';
import type { BootRuntime } from '../../site/lib/runtime/runtime.ts';

// Real processes and installs; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export const KEY = 'a-key-for-tests-only';

/** A template without dependencies, so that no test needs the network. */
export async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-template-'));
  const manifest = { name: 'template', version: '1.0.0' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const lock = { ...manifest, lockfileVersion: 3, requires: true, packages: { '': manifest } };
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  return folder;
}

/** Opens sockets as a page of the given origin would; Node's own WebSocket cannot send an Origin. */
export const socketOf =
  (origin: string | undefined, headers: Record<string, string> = {}): OpenSocket =>
  (url, protocols, events) => {
    const socket = new WebSocket(url, protocols, { ...(origin === undefined ? {} : { origin }), headers });
    socket.on('open', () => events.open());
    socket.on('message', (data) => events.message(String(data)));
    socket.on('close', (code, reason) => events.close(code, reason.toString()));
    socket.on('error', () => {});
    return { send: (text) => socket.send(text), close: () => socket.close(1000) };
  };

export const bootFrom = (port: number, key = KEY, path = '/runtime'): BootRuntime =>
  bootLocalRuntime({
    url: `ws://localhost:${port}${path}`,
    key,
    openSocket: socketOf(`http://localhost:${port}`),
  });

export interface Fixture extends AsyncDisposable {
  readonly port: number;
  readonly boot: BootRuntime;
  readonly server: Server;
  readonly service: LocalRuntimeService;
  readonly cacheFolder: string;
}

/** @param limits Of what each process may take; those of everybody unless they are given. */
export async function startService(limits?: Partial<Limits>): Promise<Fixture> {
  const templateFolder = await makeTemplate();
  const cacheFolder = await mkdtemp(join(tmpdir(), 'lab-cache-'));
  const server = createServer((_, reply) => reply.writeHead(404).end());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const service = attachLocalRuntime(server, {
    path: '/runtime',
    key: KEY,
    allowedHosts: () => [`localhost:${port}`],
    allowedOrigins: () => [`http://localhost:${port}`],
    templateFolder,
    cacheFolder,
    limits: { ...defaultLimits, ...limits },
  });
  return {
    port,
    server,
    service,
    cacheFolder,
    boot: bootFrom(port),
    async [Symbol.asyncDispose]() {
      await service.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(templateFolder, { recursive: true, force: true });
      await rm(cacheFolder, { recursive: true, force: true });
    },
  };
}

/** @returns The folders of sessions that lie in a cache folder, with their homes. */
export function sessionFolders(cacheFolder: string): string[] {
  const stores = namesIn(cacheFolder).map((name) => sandboxesFolder(join(cacheFolder, name)));
  return [homesFolder(cacheFolder), ...stores].flatMap(namesIn);
}
