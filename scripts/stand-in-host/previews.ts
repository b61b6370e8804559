/**
 * Owns the addresses at which a browser reaches a container's servers: `p<port>-<random>.stand-in.localhost`, known to
 * nobody before they are announced. Like the real host it adds Cross-Origin-Resource-Policy, and no more: what else an
 * isolated page needs of a preview, the app must send itself.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

const SUFFIX = 'stand-in.localhost';

export const previewUrl = (port: number, session: string, serverPort: number): string =>
  `http://p${port}-${session}.${SUFFIX}:${serverPort}`;

/** @param isOpen Says whether a session has announced a port; nothing else can be reached. */
export function createPreviewServer(isOpen: (session: string, port: number) => boolean): Server {
  const portOf = ({ headers, socket }: IncomingMessage): number | undefined => {
    const match = /^p(\d+)-([0-9a-f]{16})\.stand-in\.localhost:(\d+)$/.exec(headers.host ?? '');
    const [, port, session, serverPort] = match ?? [];
    if (session === undefined || Number(serverPort) !== socket.localPort) return undefined;
    return isOpen(session, Number(port)) ? Number(port) : undefined;
  };
  const server = createServer((incoming, reply) => {
    const port = portOf(incoming);
    if (port === undefined) refuse(reply, 421, 'There is no such preview.');
    else forward(incoming, reply, port);
  });
  server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const port = portOf(incoming);
    if (port === undefined) socket.destroy();
    else tunnel(incoming, socket, head, port);
  });
  return server;
}

function refuse(reply: ServerResponse, status: number, message: string): void {
  reply.writeHead(status, { 'content-type': 'text/plain', 'cross-origin-resource-policy': 'cross-origin' });
  reply.end(message);
}

function forward(incoming: IncomingMessage, reply: ServerResponse, port: number): void {
  const { method, url: path, headers } = incoming;
  const outgoing = request({ host: 'localhost', port, method, path, headers, agent: false }, (answer) => {
    reply.writeHead(answer.statusCode ?? 502, {
      ...answer.headers,
      'cross-origin-resource-policy': 'cross-origin',
    });
    answer.on('error', () => reply.destroy());
    answer.pipe(reply);
  });
  outgoing.on('error', () => {
    if (reply.headersSent) reply.destroy();
    else refuse(reply, 502, 'The server in the container does not answer.');
  });
  reply.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}

function tunnel(incoming: IncomingMessage, socket: Duplex, head: Buffer, port: number): void {
  const { method, url, rawHeaders } = incoming;
  const upstream = connect({ host: 'localhost', port }, () => {
    const lines = [`${method} ${url} HTTP/1.1`];
    for (let index = 0; index < rawHeaders.length; index += 2) {
      lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
    }
    upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    socket.pipe(upstream).pipe(socket);
  });
  for (const [one, other] of [
    [socket, upstream],
    [upstream, socket],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}
