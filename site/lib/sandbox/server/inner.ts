/**
 * Owns the one door to Next inside this process: a loopback server that only answers requests which carry the id of a
 * request context, and the client for it. Whatever reaches Next went through here, so each request runs in its context.
 */
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { canonicalOrigin } from '../sandbox.ts';
import type { NextApp } from './next-app.ts';
import { findContext, type RequestContext, runInContext } from './request-context.ts';

/** Also kept on requests that Next forwards to itself, which arrive here again. */
const CONTEXT_HEADER = 'x-lab-request';

/** What Next believes its own address is. */
export const CANONICAL_ORIGIN = canonicalOrigin;
export const CANONICAL_HOST = new URL(canonicalOrigin).host;

export type HeaderList = readonly (readonly [string, string])[];
export interface InnerRequest {
  readonly method: string;
  readonly path: string;
  /** Sent as they are; without a Host the canonical one is added. */
  readonly headers: HeaderList;
  readonly body?: Uint8Array | string | undefined;
}

export interface Inner {
  readonly origin: string;
  connect(app: NextApp): void;
  send(request: InnerRequest, context: RequestContext): Promise<IncomingMessage>;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, context: RequestContext): void;
}

const contextOf = (request: IncomingMessage): RequestContext | undefined => {
  const id = request.headers[CONTEXT_HEADER];
  return findContext(Array.isArray(id) ? id[0] : id);
};

/** Node wants a name and its values flat and in turn; a header given twice is sent twice. */
const headersToSend = (request: InnerRequest, context: RequestContext): string[] => {
  const headers: [string, string][] = request.headers.map(([name, value]) => [name, value]);
  if (!headers.some(([name]) => name.toLowerCase() === 'host')) headers.push(['host', CANONICAL_HOST]);
  headers.push([CONTEXT_HEADER, context.id]);
  if (request.body !== undefined) headers.push(['content-length', String(Buffer.byteLength(request.body))]);
  return headers.flat();
};

/** Opens the inner server on a free loopback port. Nothing is answered before {@link Inner.connect}. */
export async function openInner(): Promise<Inner> {
  let app: NextApp | null = null;
  const server = createServer((request, response) => {
    const context = contextOf(request);
    if (!app || !context) {
      response
        .writeHead(403, { 'content-type': 'text/plain' })
        .end('This address only serves the sandbox itself.\n');
      return;
    }
    const { handle } = app;
    runInContext(context, () => handle(request, response)).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    connect: (next) => {
      app = next;
    },
    send: (request, context) =>
      new Promise((resolve, reject) => {
        const outgoing = httpRequest({
          host: '127.0.0.1',
          port,
          method: request.method,
          path: request.path,
          headers: headersToSend(request, context),
          setHost: false,
          agent: false,
        });
        outgoing.once('response', resolve);
        outgoing.once('error', reject);
        outgoing.end(request.body);
      }),
    upgrade: (request, socket, head, context) => {
      if (!app) return void socket.destroy();
      const { upgrade } = app;
      runInContext(context, () => upgrade(request, socket, head));
    },
  };
}

/** A body that is read to its end while somebody else reads along. */
export interface ReadAlong {
  /** The bytes as they come. */
  readonly body: ReadableStream<Uint8Array>;
  readonly whole: Promise<Buffer>;
}

/** Begins to read a body. Nobody has to read along. */
export function readAlong(stream: AsyncIterable<Uint8Array>): ReadAlong {
  const { readable: body, pass, end } = openPipe();
  const passing = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      pass(chunk);
      yield chunk;
    }
  };
  const whole = readAll(passing());
  whole.then(
    () => end(),
    (error: unknown) => end(error),
  );
  return { body, whole };
}

const openPipe = () => {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const readable = new ReadableStream<Uint8Array>({
    start(mine) {
      controller = mine;
    },
    cancel() {
      controller = undefined;
    },
  });
  return {
    readable,
    pass: (chunk: Uint8Array): void => controller?.enqueue(Uint8Array.from(chunk)),
    end: (error?: unknown): void => {
      if (error === undefined) controller?.close();
      else controller?.error(error);
    },
  };
};

/** Reads a whole body. @throws if it is longer than `limit` bytes. */
export async function readAll(stream: AsyncIterable<Uint8Array>, limit = 32 * 1024 * 1024): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > limit) throw new Error(`The body is longer than ${limit} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
