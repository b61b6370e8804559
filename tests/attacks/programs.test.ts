/** What another program on this machine, or a browser that was misled by DNS, can do with plain bytes at every port. */
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Attack, testAttacks } from './attacks.ts';
import { type AttackedServers, openServers } from './servers.ts';

let servers: AttackedServers;
beforeAll(async () => {
  servers = await openServers();
}, 60_000);
afterAll(async () => await servers?.[Symbol.asyncDispose]());

/** Sends these lines to a port. @returns The status of the answer; 0 if the connection was closed without one. */
const send = (port: number, lines: readonly string[], address = '127.0.0.1'): Promise<number> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, address, () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (text.includes('\r\n')) socket.destroy();
    });
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)));
    socket.on('error', reject);
  });

const judge = (status: number): string => (status === 0 || status >= 400 ? 'refused' : `answered ${status}`);
const portOf = (origin: string): number => Number(new URL(origin).port);

const ports: Readonly<Record<string, () => number>> = {
  'the site': () => portOf(servers.site.origin),
  'a preview': () => portOf(servers.app.previews.ana),
  'the inner server': () => portOf(servers.app.innerOrigin),
};

const hosts: Readonly<Record<string, (port: number) => readonly string[]>> = {
  'a foreign name': () => ['Host: evil.test'],
  'a foreign name with the port': (port) => [`Host: evil.test:${port}`],
  'a name that begins like ours': (port) => [`Host: localhost.evil.test:${port}`],
  'a name that ends like ours': (port) => [`Host: evil.localhost:${port}`],
  'the number instead of the name': (port) => [`Host: 127.0.0.1:${port}`],
  'no port': () => ['Host: localhost'],
  'another port': (port) => [`Host: localhost:${port + 1}`],
  'an empty name': () => ['Host: '],
  'no name': () => [],
  'a foreign name first and ours second': (port) => ['Host: evil.test', `Host: localhost:${port}`],
};

const underOtherNames = Object.entries(ports).flatMap(([target, port]) =>
  Object.entries(hosts).map(
    ([host, lines]): Attack => ({
      name: `ask ${target} under ${host}`,
      run: async () => judge(await send(port(), ['GET / HTTP/1.1', ...lines(port())])),
    }),
  ),
);

interface Handshake {
  readonly name: string;
  readonly path?: string;
  readonly origin?: readonly string[];
  readonly host?: readonly string[];
  readonly protocols?: (key: string) => string;
  readonly more?: (key: string) => readonly string[];
}

const shake = async ({ path, origin, host, protocols, more }: Handshake): Promise<string> => {
  const { site, key } = servers;
  const port = portOf(site.origin);
  return judge(
    await send(port, [
      `GET ${path ?? '/runtime'} HTTP/1.1`,
      ...(host ?? [`Host: localhost:${port}`]),
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ...(origin ?? [`Origin: ${site.origin}`]),
      `Sec-WebSocket-Protocol: ${protocols?.(key) ?? `lab.v1, key.${key}`}`,
      ...(more?.(key) ?? []),
    ]),
  );
};

const handshakes: readonly Handshake[] = [
  { name: 'without a key', protocols: () => 'lab.v1' },
  { name: 'with an empty key', protocols: () => 'lab.v1, key.' },
  { name: 'with a guessed key', protocols: () => `lab.v1, key.${'A'.repeat(24)}` },
  { name: 'with a key that is one character short', protocols: (key) => `lab.v1, key.${key.slice(0, -1)}` },
  { name: 'with a key that is one character long', protocols: (key) => `lab.v1, key.${key}A` },
  { name: 'with the key alone', protocols: (key) => `key.${key}` },
  { name: 'with the key and another protocol', protocols: (key) => `lab.v0, key.${key}` },
  { name: 'with the key as a cookie', protocols: () => 'lab.v1', more: (key) => [`Cookie: key=${key}`] },
  {
    name: 'with the key as a password',
    protocols: () => 'lab.v1',
    more: (key) => [`Authorization: Bearer ${key}`],
  },
  { name: 'with the key and no Origin', origin: [] },
  { name: 'with the key and Origin null', origin: ['Origin: null'] },
  { name: 'with the key and a preview’s Origin', origin: ['Origin: http://localhost:3000'] },
  { name: 'with the key and an Origin of https', origin: ['Origin: https://localhost'] },
  { name: 'with the key and two Origins', origin: ['Origin: http://evil.test', 'Origin: http://evil.test'] },
  { name: 'with the key and a foreign Host', host: ['Host: evil.test'] },
  { name: 'at a path that begins like it', path: '/runtime/' },
  { name: 'at a path with a question', path: '/runtime?' },
  { name: 'at a path that is written otherwise', path: '/%72untime' },
  { name: 'at a path that goes up', path: '/x/../runtime' },
  { name: 'at a whole address', path: 'http://evil.test/runtime' },
];

const bySocket: readonly Attack[] = handshakes.map((each) => ({
  name: `open a session ${each.name}`,
  run: () => shake(each),
}));

const toThePorts: readonly Attack[] = [
  {
    name: 'send the site’s files for one outside its folder',
    run: async () =>
      judge(
        await send(portOf(servers.site.origin), [
          'GET /../../../../etc/passwd HTTP/1.1',
          `Host: ${new URL(servers.site.origin).host}`,
        ]),
      ),
  },
  {
    name: 'read a file outside by escapes',
    run: async () =>
      judge(
        await send(portOf(servers.site.origin), [
          'GET /%2e%2e/%2e%2e/%2e%2e/etc/passwd HTTP/1.1',
          `Host: ${new URL(servers.site.origin).host}`,
        ]),
      ),
  },
  {
    name: 'ask a preview for a whole address',
    run: async () =>
      judge(
        await send(portOf(servers.app.previews.ana), [
          'GET http://evil.test/ HTTP/1.1',
          `Host: ${new URL(servers.app.previews.ana).host}`,
        ]),
      ),
  },
  {
    name: 'post to a preview without an Origin',
    run: async () =>
      judge(
        await send(portOf(servers.app.previews.ana), [
          'POST / HTTP/1.1',
          `Host: ${new URL(servers.app.previews.ana).host}`,
          'Content-Length: 0',
        ]),
      ),
  },
  {
    name: 'open a preview’s socket without an Origin',
    run: async () =>
      judge(
        await send(portOf(servers.app.previews.ana), [
          'GET /_next/hmr HTTP/1.1',
          `Host: ${new URL(servers.app.previews.ana).host}`,
          'Upgrade: websocket',
          'Connection: Upgrade',
        ]),
      ),
  },
];

test('the site is there under its own name, at both addresses of this machine, and lets its own page in', async () => {
  const { host, port } = new URL(servers.site.origin);
  const ask = ['GET / HTTP/1.1', `Host: ${host}`];
  const all = Object.values(networkInterfaces()).flatMap((each) => each?.map(({ address }) => address) ?? []);
  // A machine without IPv6 has one address for itself.
  for (const address of ['127.0.0.1', '::1'].filter((each) => all.includes(each)))
    expect(await send(Number(port), ask, address), address).toBe(200);
  expect(await shake({ name: 'as the lab does' })).toBe('answered 101');
  await expect.poll(() => servers.site.runtime.sessions()).toBe(0);
});

testAttacks({
  attacker: 'programs',
  attacks: [...underOtherNames, ...bySocket, ...toThePorts],
  world: async () => ({ sessions: servers.site.runtime.sessions(), reached: [...servers.app.reached] }),
});
