import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { type LoopbackServer, openLoopbackServer } from './loopback.ts';

/** A machine without IPv6 has one. */
const ADDRESSES = ['127.0.0.1', '::1'].filter((address) =>
  Object.values(networkInterfaces()).some((all) => all?.some((each) => each.address === address)),
);

const open = async (wanted: number): Promise<LoopbackServer> => {
  const opened = await openLoopbackServer(wanted);
  onTestFinished(() => opened.close());
  opened.server.on('request', (_, response) => response.end('ours'));
  return opened;
};

/** Somebody else's server at one address only. */
const occupy = async (port: number, address: string): Promise<void> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  onTestFinished(() => new Promise((resolve) => void server.close(() => resolve())));
};

/** A port that was free a moment ago, with some more after it. */
const freePort = async (): Promise<number> => {
  const probe = await openLoopbackServer(0);
  await probe.close();
  return probe.port;
};

test('it answers at both addresses of this machine', async () => {
  const { port } = await open(0);
  for (const address of ADDRESSES) {
    const host = address.includes(':') ? `[${address}]` : address;
    expect(await (await fetch(`http://${host}:${port}/`)).text(), address).toBe('ours');
  }
});

test('two starts at the same time get a port each', async () => {
  const wanted = await freePort();
  const all = await Promise.all([open(wanted), open(wanted), open(wanted)]);
  expect(new Set(all.map(({ port }) => port)).size).toBe(3);
  for (const { port } of all) expect(port - wanted).toBeLessThanOrEqual(10);
});

test.each(ADDRESSES)('a port that somebody has at %s alone is not taken', async (address) => {
  const wanted = await freePort();
  await occupy(wanted, address);
  const { port } = await open(wanted);
  expect(port).toBeGreaterThan(wanted);
});

test('it is closed at both addresses', async () => {
  const wanted = await freePort();
  const first = await openLoopbackServer(wanted);
  await first.close();
  expect((await open(wanted)).port).toBe(wanted);
});

test('cookies that other programs of this machine have set keep nobody out', async () => {
  const { port } = await open(0);
  const cookie = Array.from({ length: 40 }, (_, n) => `c${n}=${'x'.repeat(3000)}`).join('; ');
  expect((await fetch(`http://127.0.0.1:${port}/`, { headers: { cookie } })).status).toBe(200);
});
