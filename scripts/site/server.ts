/**
 * Owns serving the built site from this machine, on loopback only, with the local runtime beside it on the same port.
 * Used by `npm start`, by `npm run verify` and by the end-to-end tests.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sirv from 'sirv';
import { defaultCacheFolder } from '../local-runtime/cache-folder.ts';
import type { Ground } from '../local-runtime/ground.ts';
import { createKey, printedUrl } from '../local-runtime/key.ts';
import type { Limits } from '../local-runtime/limits.ts';
import { answerOffer, RUNTIME_PATH } from '../local-runtime/offer.ts';
import { attachLocalRuntime, type LocalRuntimeService } from '../local-runtime/service.ts';
import { readBuiltSite } from './built-site.ts';
import { headerRules, headersFor, THIS_MACHINE_EMBEDS } from './headers.ts';
import { openLoopbackServer } from './loopback.ts';
import { distFolder, templateFolder } from './paths.ts';
import { serveSnapshot } from './snapshot-files.ts';

export interface SiteServer {
  readonly origin: string;
  /** The link that opens the site with its runtime. */
  url(path?: string): string;
  readonly runtime: LocalRuntimeService;
  close(): Promise<void>;
}

export interface SiteServerOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** Where sandboxes live; by default with everything that this machine's Node can do. */
  readonly ground?: Ground | undefined;
  /** What each process of a sandbox may take; by default as much as everybody's. */
  readonly limits?: Limits | undefined;
  /** Holds the site, built for the root of a host; dist/ unless it is given. */
  readonly folder?: string | undefined;
  log?(line: string): void;
}

/** Serves a site, which must have been built, with the headers that other hosts are told to send. */
export async function serveSite(options: SiteServerOptions): Promise<SiteServer> {
  const { port, ground, limits, folder = distFolder, log } = options;
  const missing = await readFile(join(folder, '404.html')).catch(() => 'There is no such page.\n');
  const rules = headerRules(await readBuiltSite(folder, { embeddedBy: THIS_MACHINE_EMBEDS }));
  // Also for what is in no folder: the runtime's offer, and what there is not.
  const byDefault = headersFor(rules, '/');
  const files = sirv(folder, {
    etag: true,
    // Where a file lies packed beside itself.
    brotli: true,
    onNoMatch: (_request, response) =>
      void response.writeHead(404, { 'content-type': 'text/html' }).end(missing),
  });
  const answerSnapshot = serveSnapshot(defaultCacheFolder(), log ?? (() => {}));
  const loopback = await openLoopbackServer(port);
  const { server } = loopback;
  const origin = `http://localhost:${loopback.port}`;
  server.on('request', (request, response) => {
    // Another name for this address is somebody's rebinding, not a person's browser.
    if (request.headers.host !== new URL(origin).host) {
      response.writeHead(421, { 'content-type': 'text/plain' }).end(`This server is ${origin}.\n`);
      return;
    }
    const path = (request.url ?? '/').replace(/[?#].*/s, '');
    const headers = { ...byDefault, ...headersFor(rules, path) };
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (answerOffer(request, response) || answerSnapshot(request, response)) return;
    files(request, response);
  });
  const key = createKey();
  const runtime = attachLocalRuntime(server, {
    ground,
    limits,
    path: RUNTIME_PATH,
    key,
    allowedOrigins: () => [origin],
    allowedHosts: () => [new URL(origin).host],
    templateFolder,
    ...(log ? { log } : {}),
  });
  // Nobody else listens here, and what nobody answers would stay open.
  server.on('upgrade', (request, socket) => {
    if (request.url !== RUNTIME_PATH) socket.destroy();
  });
  return {
    origin,
    url: (path) => printedUrl(origin, key, path),
    runtime,
    async close() {
      await runtime.close();
      await loopback.close();
    },
  };
}
