/** Owns a browser page on a site of its own in which the check kit drives the pages of a real app. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright';
import { browserArgs, ensureBrowser } from '../../scripts/ensure-browser.ts';
import type { Files } from '../../site/lib/files/files.ts';
import type { Control } from '../../site/lib/sandbox/client/sandbox.ts';
import { bundlePage } from '../bundle-page.ts';
import { type RunningServer, startSandboxServer } from './sandbox-fixture.ts';

export interface KitPage extends AsyncDisposable {
  readonly page: Page;
  readonly server: RunningServer;
}

/** Like the site itself, isolated. */
const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
};
const HTML = '<!doctype html><title>kit</title><body><script src="/kit.js"></script></body>';

/** Served, not made up in the browser: a page from nowhere may not show one from this machine. */
const serveKit = async (): Promise<AsyncDisposable & { readonly origin: string }> => {
  const script = await bundlePage(new URL('./page/main.ts', import.meta.url));
  const http = createServer(({ url }, reply) => {
    const isScript = url === '/kit.js';
    reply.writeHead(200, { ...HEADERS, 'content-type': isScript ? 'text/javascript' : 'text/html' });
    reply.end(isScript ? script : HTML);
  });
  await new Promise<void>((resolve) => void http.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(http.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};

/** @throws if the app, the browser or the page does not come up; nothing is left of them then. */
export async function openKitPage(overlay: Files): Promise<KitPage> {
  await using ends = new AsyncDisposableStack();
  const site = ends.use(await serveKit());
  const server = ends.use(await startSandboxServer(overlay, { siteOrigin: site.origin }));
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserArgs });
  ends.defer(() => browser.close());
  const page = await browser.newPage();
  await page.exposeFunction('controlRequest', (given: Parameters<Control['request']>[0]) =>
    server.control.request(given),
  );
  await page.goto(`${site.origin}/`);
  await page.evaluate((given) => {
    window.previews = given;
  }, server.previews);
  const all = ends.move();
  return { page, server, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
