/** Owns listening on this machine and nowhere else, under both of its addresses. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Cookies of all programs on this machine come along, whatever their port, and any of them can set many. Node's own 16 kB
 * would let it keep people out of the lab.
 */
const MOST_HEADERS = 1024 * 1024;
const MORE_PORTS = 10;
/** Somebody else's on the other address, so often in a row, is no accident. */
const FREE_PORT_ATTEMPTS = 20;

export interface LoopbackServer {
  readonly server: Server;
  readonly port: number;
  close(): Promise<void>;
}

const listen = async (server: Server, port: number, address: string): Promise<void> => {
  // Leaves no listener behind when it fails: a server that is tried with ten ports would complain of them.
  const listening = once(server, 'listening');
  server.listen(port, address);
  await listening;
};

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

const isCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code);

/**
 * Listens on 127.0.0.1 and ::1. Browsers try ::1 first for "localhost": a program that has only that would be opened with
 * the key in the link.
 */
const listenOnBoth = async (server: Server, other: Server, wanted: number): Promise<number> => {
  await listen(server, wanted, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  try {
    await listen(other, port, '::1');
  } catch (error) {
    // A machine without IPv6 has no such address.
    if (isCode(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL')) return port;
    await close(server);
    throw error;
  }
  return port;
};

/** Takes the wanted port, or the next free one of the ten after it. 0 takes any. */
const listenNear = async (server: Server, other: Server, wanted: number): Promise<number> => {
  for (let attempt = 0; ; attempt += 1) {
    const port = wanted === 0 ? 0 : wanted + attempt;
    try {
      return await listenOnBoth(server, other, port);
    } catch (error) {
      if (!isCode(error, 'EADDRINUSE')) throw error;
      if (attempt < (wanted === 0 ? FREE_PORT_ATTEMPTS : MORE_PORTS)) continue;
      throw new Error(
        wanted === 0
          ? 'No port is free on both addresses of this machine. Choose one with --port.'
          : `The ports ${wanted} to ${port} are all taken. Choose one with --port.`,
      );
    }
  }
};

/** @throws if none of the ports is free. */
export async function openLoopbackServer(wanted: number): Promise<LoopbackServer> {
  const server = createServer({ maxHeaderSize: MOST_HEADERS });
  const other = createServer({ maxHeaderSize: MOST_HEADERS });
  other.on('request', (request, response) => void server.emit('request', request, response));
  other.on('upgrade', (request, socket, head) => {
    if (!server.emit('upgrade', request, socket, head)) socket.destroy();
  });
  const port = await listenNear(server, other, wanted);
  return {
    server,
    port,
    async close() {
      await Promise.all([close(server), close(other)]);
    },
  };
}
