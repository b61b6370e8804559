/**
 * Owns serving the page of an offline check, on loopback only and to whoever has the key: the page itself, the app to
 * judge, and the place where the verdict is left. The local runtime shares its port.
 */
import { timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createKey, printedUrl } from '../../local-runtime/key.ts';
import { RUNTIME_PATH } from '../../local-runtime/offer.ts';
import { attachLocalRuntime, type LocalRuntimeService } from '../../local-runtime/service.ts';
import { contentSecurityPolicy, isolation } from '../../site/headers.ts';
import { TASK_PATH, VERDICT_PATH, type Verdict, verdict } from '../verdict.ts';
import { readApp } from './app-files.ts';
import { lessonGround } from './ground.ts';

export interface PageServer {
  /** The link that opens the page; it carries the key. */
  readonly url: string;
  /** What the page said, once it has. */
  readonly verdict: Promise<Verdict>;
  readonly runtime: LocalRuntimeService;
  close(): Promise<void>;
}

export interface PageServerOptions {
  readonly lessonFolder: string;
  /** Holds `page/` and `app/`. */
  readonly labFolder: string;
  readonly cacheFolder: string;
  log(line: string): void;
}

const HEADERS = {
  ...isolation,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': contentSecurityPolicy([]),
  'Cache-Control': 'no-store',
};
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.js': ['page.js', 'text/javascript; charset=utf-8'],
};

const hasKey = (request: IncomingMessage, key: string): boolean => {
  const [given, wanted] = [Buffer.from(request.headers.authorization ?? ''), Buffer.from(`Bearer ${key}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

/** Starts serving on a free port. @throws if no port is free. */
export async function servePage(options: PageServerOptions): Promise<PageServer> {
  const { lessonFolder, labFolder, cacheFolder, log } = options;
  const key = createKey();
  const { promise, resolve } = Promise.withResolvers<Verdict>();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const refuse = (status: number, words: string): void =>
      void response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(words);
    // Another name for this address is somebody's rebinding, not a person's browser.
    if (request.headers.host !== new URL(origin).host) return refuse(421, `This server is ${origin}.`);
    const file = request.method === 'GET' ? FILES[request.url ?? ''] : undefined;
    if (file) {
      const [name, type] = file;
      const bytes = await readFile(join(labFolder, 'page', name));
      response.writeHead(200, { 'content-type': type }).end(bytes);
      return;
    }
    const asked = `${request.method} ${request.url}`;
    if (asked !== `GET ${TASK_PATH}` && asked !== `POST ${VERDICT_PATH}`) return refuse(404, 'Nothing here.');
    if (!hasKey(request, key))
      return refuse(401, 'The key is wrong. Open the link that "npm run check" printed.');
    if (request.url === TASK_PATH) {
      const task = JSON.stringify(await readApp(lessonFolder, labFolder));
      response.writeHead(200, { 'content-type': 'application/json' }).end(task);
      return;
    }
    resolve(verdict.parse(JSON.parse(await text(request))));
    response.writeHead(204).end();
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // The page shows it as the reason why nothing was judged.
      if (!response.headersSent) response.writeHead(500);
      response.end(error instanceof Error ? error.message : String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const runtime = attachLocalRuntime(server, {
    ground: lessonGround(lessonFolder, cacheFolder),
    path: RUNTIME_PATH,
    key,
    allowedOrigins: () => [origin],
    allowedHosts: () => [new URL(origin).host],
    templateFolder: lessonFolder,
    cacheFolder,
    log,
  });
  return {
    url: printedUrl(origin, key),
    verdict: promise,
    runtime,
    async close() {
      await runtime.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
