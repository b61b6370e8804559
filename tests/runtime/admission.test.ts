/** Who is let in, who is not, and what the page is told. */
import { createServer, IncomingMessage } from 'node:http';
import { createServer as createTcpServer, Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { refuse } from '../../scripts/local-runtime/admission.ts';
import { attachLocalRuntime } from '../../scripts/local-runtime/service.ts';
import { rejection, until } from '../../site/lib/runtime/contract-tools.ts';
import { bootLocalRuntime } from '../../site/lib/runtime/local/client.ts';
import { RuntimeError } from '../../site/lib/runtime/runtime.ts';
import { bootFrom, type Fixture, KEY, sessionFolders, socketOf, startService } from './service-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startService();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

/** @returns The HTTP status that the upgrade was answered with; 101 if it was accepted. */
const statusOf = (options: {
  protocols?: string[];
  origin?: string;
  host?: string;
  path?: string;
}): Promise<number> =>
  new Promise((resolve, reject) => {
    const { protocols = ['lab.v1', `key.${KEY}`], path = '/runtime' } = options;
    const origin = 'origin' in options ? options.origin : `http://localhost:${fixture.port}`;
    const socket = new WebSocket(`ws://127.0.0.1:${fixture.port}${path}`, protocols, {
      ...(origin === undefined ? {} : { origin }),
      headers: { host: options.host ?? `localhost:${fixture.port}` },
    });
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('open', () => {
      resolve(101);
      socket.terminate();
    });
    socket.on('error', reject);
  });

const assertUntouched = (): void => {
  expect(fixture.service.sessions()).toBe(0);
  expect(sessionFolders(fixture.cacheFolder)).toEqual([]);
};

test('the page of the site is let in, and its key is not answered', async () => {
  expect(await statusOf({})).toBe(101);
  expect(await statusOf({ protocols: [`key.${KEY}`, 'lab.v1'] })).toBe(101);
  await until(() => fixture.service.sessions() === 0, 'the sessions have ended');
});

test('a foreign, absent, null or similar origin is refused', async () => {
  const near = [
    `http://localhost:${fixture.port}.evil.test`,
    `https://localhost:${fixture.port}`,
    'http://localhost',
  ];
  const preview = 'http://localhost:3000';
  for (const origin of ['http://evil.test', 'null', preview, ...near])
    expect(await statusOf({ origin })).toBe(403);
  expect(await statusOf({ origin: undefined } as { origin?: string })).toBe(403);
  assertUntouched();
});

test('another name for this machine is refused', async () => {
  for (const host of ['evil.test', `evil.test:${fixture.port}`, 'localhost', `127.0.0.1:${fixture.port}`]) {
    expect(await statusOf({ host })).toBe(421);
  }
  assertUntouched();
});

test('a wrong, shorter, longer or missing key is refused', async () => {
  for (const key of ['wrong', KEY.slice(0, -1), `${KEY}x`, KEY.toUpperCase()]) {
    expect(await statusOf({ protocols: ['lab.v1', `key.${key}`] })).toBe(401);
  }
  expect(await statusOf({ protocols: ['lab.v1'] })).toBe(401);
  expect(await statusOf({ protocols: [`key.${KEY}`] })).toBe(400);
  assertUntouched();
});

test('another machine is refused whatever it sends', () => {
  for (const remoteAddress of ['192.168.0.7', '::ffff:10.0.0.1', '1.127.0.0', undefined]) {
    const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
    const rules = { key: KEY, allowedHosts: () => [], allowedOrigins: () => [] };
    expect(refuse(new IncomingMessage(socket), rules)?.message).toContain('only this machine');
  }
});

test('upgrades of other paths are left to whoever else listens', async () => {
  const seen: string[] = [];
  const other = (request: IncomingMessage, socket: { end(text: string): void }): void => {
    if (request.url === '/runtime') return;
    seen.push(request.url ?? '');
    socket.end('HTTP/1.1 418 Teapot\r\nContent-Length: 0\r\n\r\n');
  };
  fixture.server.on('upgrade', other);
  for (const path of ['/', '/runtime/', '/runtime?x', '/Runtime']) expect(await statusOf({ path })).toBe(418);
  expect(await statusOf({})).toBe(101);
  fixture.server.off('upgrade', other);
  expect(seen).toEqual(['/', '/runtime/', '/runtime?x', '/Runtime']);
  await until(() => fixture.service.sessions() === 0, 'the session has ended');
});

test('a key that is easy to guess or cannot travel is not accepted by the service', () => {
  const rules = { path: '/x', allowedHosts: () => [], allowedOrigins: () => [], templateFolder: '' };
  for (const key of ['', 'short', 'with spaces and more of them']) {
    expect(() => attachLocalRuntime(createServer(), { ...rules, key })).toThrow('at least 16');
  }
});

const codeOf = async (boot: Promise<unknown>): Promise<unknown> => {
  const error = await rejection(boot);
  return error instanceof RuntimeError ? [error.code, error.message] : error;
};

test('a page with a bad key or of another origin is told to open the printed link', async () => {
  const link = expect.stringContaining('Open the link that "npm start" printed');
  expect(await codeOf(bootFrom(fixture.port, 'another-key-than-that')())).toEqual(['denied', link]);
  expect(await codeOf(bootFrom(fixture.port, '')())).toEqual(['denied', link]);
  expect(await codeOf(bootFrom(fixture.port, 'not a, token')())).toEqual(['denied', link]);
  const url = `ws://localhost:${fixture.port}/runtime`;
  const openSocket = socketOf('http://evil.test');
  expect(await codeOf(bootLocalRuntime({ url, key: KEY, openSocket })())).toEqual(['denied', link]);
});

test('a page is told when nobody is there or nobody answers', async () => {
  const silent = createTcpServer((socket) => void socket.resume());
  await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const start = expect.stringContaining('Start it with "npm start"');
  expect(await codeOf(bootFrom(port)())).toEqual(['unreachable', start]);
  await new Promise((resolve) => silent.close(resolve));
  expect(await codeOf(bootFrom(port)())).toEqual(['unreachable', start]);
});

test('the ninth lab is refused with the reason, and has room when one has closed', async () => {
  const runtimes = await Promise.all(Array.from({ length: 8 }, () => fixture.boot()));
  const full = ['denied', expect.stringContaining('8 labs are open already')];
  expect(await codeOf(fixture.boot())).toEqual(full);
  await runtimes.pop()?.dispose();
  await until(() => fixture.service.sessions() === 7, 'there is room');
  runtimes.push(await fixture.boot());
  await Promise.all(runtimes.map((runtime) => runtime.dispose()));
  await until(() => fixture.service.sessions() === 0, 'all sessions have ended');
  assertUntouched();
});

test('a start that is aborted rejects with the reason', async () => {
  const reason = new Error('the page was left');
  expect(await rejection(fixture.boot({ signal: AbortSignal.abort(reason) }))).toBe(reason);
  const controller = new AbortController();
  const boot = rejection(fixture.boot({ signal: controller.signal }));
  controller.abort(reason);
  expect(await boot).toBe(reason);
  await until(() => fixture.service.sessions() === 0, 'nothing is left of it');
});
