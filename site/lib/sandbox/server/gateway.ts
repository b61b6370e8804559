/**
 * Owns what browsers reach: one port per person, each an origin of its own of the same app. Pages pass through with the
 * preview agent put into them; action calls are carried like every other call.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MARK_HEADER, type Person, people } from '../sandbox.ts';
import { tagValue } from '../value.ts';
import { knownActions } from './actions.ts';
import { objection } from './admission.ts';
import { readArguments } from './arguments.ts';
import { carryCall, type Host } from './calls.ts';
import { embeddable, headersForBrowser, headersForNext } from './headers.ts';
import { injectAfterHead } from './html.ts';
import { CANONICAL_HOST, CANONICAL_ORIGIN, type HeaderList, readAll } from './inner.ts';
import { cookieHeader, storeCookies } from './jars.ts';
import { closeContext, createContext } from './request-context.ts';
import { createStaticFiles } from './static-files.ts';
import { whileBrowserWaits } from './traffic.ts';

export interface GatewayOptions {
  /** The app's folder. */
  readonly folder: string;
  /** Origin of the site that may show the app in a frame. */
  readonly siteOrigin: string;
  /** Origins of the pages around the site's, where it is embedded itself; with spaces between. */
  readonly aroundSite: string;
  readonly agentScript: string;
  /** 0 for free ports. */
  readonly firstPort: number;
  /** The app; null while it starts. */
  host(): Host | null;
  onRequest(method: string, path: string): void;
}
export interface Gateway {
  readonly ports: Record<Person, number>;
  setOrigins(origins: Partial<Record<Person, string>>): void;
}

const AGENT_PATH = '/__lab/agent.js';

/** Breaks a connection in the middle of a reply. Before it has begun, a browser would just send the call again. */
const breakOff = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/x-component' });
  response.write('0', () => response.destroy());
};

/** What the agent in the page calls this call, so that its own record of it can be found again. */
const markOf = ({ headers }: IncomingMessage): string | null => {
  const mark = headers[MARK_HEADER];
  return typeof mark === 'string' && /^[\w-]{1,40}$/.test(mark) ? mark : null;
};

/** One request on its way through. */
interface Exchange {
  readonly host: Host;
  readonly person: Person;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly headers: HeaderList;
  readonly body: Buffer | undefined;
}

/** Opens a port for each person. Nothing is answered before the origins are known. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { siteOrigin } = options;
  const framedBy = `${siteOrigin} ${options.aroundSite}`.trim();
  const answerStaticFile = createStaticFiles(options.folder, embeddable(framedBy));
  const origins: Partial<Record<Person, string>> = {};
  // Every page asks for it, and checks open many: named by its content, it is fetched once.
  const agentUrl = `${AGENT_PATH}?v=${createHash('sha256').update(options.agentScript).digest('hex').slice(0, 16)}`;

  const say = (response: ServerResponse, status: number, text: string): void => {
    response.writeHead(status, { ...embeddable(framedBy), 'content-type': 'text/plain; charset=utf-8' });
    response.end(`${text}\n`);
  };

  const answerPage = async ({ host, person, request, response, headers, body }: Exchange): Promise<void> => {
    const context = createContext();
    const { method = 'GET', url: path = '/' } = request;
    try {
      const incoming = await host.inner.send({ method, path, headers, body }, context);
      storeCookies(person, incoming.headers['set-cookie'] ?? []);
      response.writeHead(incoming.statusCode ?? 500, headersForBrowser(incoming, framedBy));
      const isPage = incoming.headers['content-type']?.startsWith('text/html');
      const agent = `<script src="${agentUrl}" data-site="${siteOrigin}" data-person="${person}"></script>`;
      if (isPage) await pipeline(incoming, injectAfterHead(agent), response);
      else await pipeline(incoming, response);
    } finally {
      closeContext(context);
    }
  };

  const answerCall = async ({ host, person, request, response, headers, body }: Exchange): Promise<void> => {
    const id = request.headers['next-action'];
    const action = (await knownActions(host.folder)).find((each) => each.id === id) ?? null;
    const args = await readArguments(body ?? new Uint8Array(), request.headers['content-type'] ?? '');
    const carried = await carryCall(host, {
      request: { method: 'POST', path: request.url ?? '/', headers, body },
      source: 'preview',
      person,
      action,
      mark: markOf(request),
      args: await Promise.all(args.map(tagValue)),
    });
    const { how } = carried.opening;
    if (how === 'lose') return breakOff(response);
    if (how === 'fail') return say(response, 500, 'Internal Server Error');
    if (how === 'answer') {
      response.writeHead(200, { ...embeddable(framedBy), 'content-type': 'text/x-component' });
      return void response.end(carried.bytes);
    }
    storeCookies(person, carried.response.headers['set-cookie'] ?? []);
    response.writeHead(carried.response.statusCode ?? 500, headersForBrowser(carried.response, framedBy));
    response.end(carried.bytes);
  };

  const answer = async (
    person: Person,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const origin = origins[person];
    const refused = objection(request, origin, siteOrigin);
    if (refused || !origin) return say(response, refused?.status ?? 503, refused?.why ?? '');
    if (request.url?.split('?')[0] === AGENT_PATH) {
      const kept = request.url === agentUrl ? 'public, max-age=31536000, immutable' : 'no-store';
      const type = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': kept };
      response.writeHead(200, { ...embeddable(framedBy), ...type });
      return void response.end(options.agentScript);
    }
    const host = options.host();
    if (!host) return say(response, 503, 'The app is still starting.');
    if (answerStaticFile(request, response)) return;
    options.onRequest(request.method ?? 'GET', request.url ?? '/');
    const headers = headersForNext(request, person, origin);
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const body = hasBody ? await readAll(request) : undefined;
    const exchange = { host, person, request, response, headers, body };
    const isCall = hasBody && request.headers['next-action'];
    // A call may be held for as long as a check likes; only pages are stepped aside for.
    await (isCall ? answerCall(exchange) : whileBrowserWaits(answerPage(exchange)));
  };

  const answerUpgrade = (person: Person, request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const origin = origins[person];
    const host = options.host();
    if (!host || request.headers.origin !== origin || objection(request, origin, siteOrigin))
      return void socket.destroy();
    const cookie = cookieHeader(person) ?? undefined;
    Object.assign(request.headers, { host: CANONICAL_HOST, origin: CANONICAL_ORIGIN, cookie });
    const context = createContext();
    socket.once('close', () => closeContext(context));
    host.inner.upgrade(request, socket, head, context);
  };

  const explain = (response: ServerResponse, error: unknown): void => {
    // A browser that went away is no error, and half an answer cannot be taken back.
    if (response.destroyed || response.writableEnded) return;
    if (response.headersSent) return void response.destroy();
    say(
      response,
      502,
      `The sandbox could not answer: ${error instanceof Error ? error.message : String(error)}`,
    );
  };

  const listen = async (person: Person, index: number): Promise<[Person, Server]> => {
    const server = createServer((request, response) => {
      answer(person, request, response).catch((error: unknown) => explain(response, error));
    });
    server.requestTimeout = 0;
    server.on('upgrade', (request, socket, head) => answerUpgrade(person, request, socket, head));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.firstPort === 0 ? 0 : options.firstPort + index, '127.0.0.1', resolve);
    });
    return [person, server];
  };

  const ports = (await Promise.all(people.map(listen))).map(([person, server]): [Person, number] => {
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error(`The port of ${person} did not open.`);
    return [person, address.port];
  });
  return {
    ports: Object.fromEntries(ports) as Record<Person, number>,
    setOrigins: (next) => void Object.assign(origins, next),
  };
}
