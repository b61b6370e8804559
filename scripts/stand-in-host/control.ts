/** Owns the host's own origin: its page, to be embedded by one site only, and the way to its service. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { SUBPROTOCOL } from '../../site/lib/runtime/local/protocol.ts';
import { refuse } from '../local-runtime/admission.ts';
import type { Faults } from './faults.ts';

export interface ControlOptions {
  readonly siteOrigin: string;
  readonly aroundSite: readonly string[];
  readonly script: string;
  readonly faults: Faults;
  /** Known once the server listens. */
  origin(): string;
  onPage(socket: WebSocket): void;
}

const TOKEN_MS = 30_000;
const MAX_MESSAGE = 512 * 1024 * 1024;

export function createControlServer(options: ControlOptions): Server {
  const { siteOrigin, aroundSite, faults } = options;
  const tokens = new Set<string>();
  const issueToken = (): string => {
    const token = randomBytes(18).toString('base64url');
    tokens.add(token);
    setTimeout(() => tokens.delete(token), TOKEN_MS).unref();
    return token;
  };
  const page = (): string => {
    const terms = { token: issueToken(), siteOrigin, saysHello: !faults.has('no-hello') };
    const content = JSON.stringify(terms).replaceAll("'", '&#39;');
    return `<!doctype html><meta name="terms" content='${content}'><script src="/host.js"></script>`;
  };

  const server = createServer((request, reply) => {
    if (faults.has('never-answers')) return;
    const { host } = new URL(options.origin());
    if (request.headers.host !== host) return answer(reply, 421, 'text/plain', 'Unknown Host.');
    const { pathname } = new URL(request.url ?? '/', options.origin());
    if (!faults.has('not-isolated')) isolate(reply);
    if (pathname === '/host.js') return answer(reply, 200, 'text/javascript', options.script);
    if (pathname !== '/headless') return answer(reply, 404, 'text/plain', 'Not found.');
    reply.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src 'self'; connect-src ws://${host}; frame-ancestors ${[siteOrigin, ...aroundSite].join(' ')}`,
    );
    answer(reply, 200, 'text/html', page());
  });

  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    // Or the first subprotocol offered would be answered, and that may be the token.
    handleProtocols: () => SUBPROTOCOL,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { host, origin } = new URL(options.origin());
    const rules = { allowedHosts: () => [host], allowedOrigins: () => [origin] };
    const token = [...tokens].find((key) => !refuse(request, { ...rules, key }));
    if (request.url !== '/service' || token === undefined) {
      socket.destroy();
      return;
    }
    tokens.delete(token);
    webSockets.handleUpgrade(request, socket, head, options.onPage);
  });
  return server;
}

/** What an isolated page demands of a page that it embeds. */
function isolate(reply: ServerResponse): void {
  reply.setHeader('cross-origin-resource-policy', 'cross-origin');
  reply.setHeader('cross-origin-embedder-policy', 'require-corp');
}

function answer(reply: ServerResponse, status: number, type: string, body: string): void {
  reply.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  reply.end(body);
}
