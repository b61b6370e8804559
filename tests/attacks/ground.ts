/** Owns the ground that browsers' attacks happen on: a lab with a session and a preview, open beside a foreign website. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { browserArgs, ensureBrowser } from '../../scripts/ensure-browser.ts';
import { type AttackedServers, openServers } from './servers.ts';

/** Names of this machine that are not its own, as in an attacker's DNS. */
const EVIL = 'evil.test';
export const REBOUND = 'rebound.test';

export interface AttackGround extends AttackedServers {
  readonly evilOrigin: string;
  readonly context: BrowserContext;
  /** The lab, with a session and the preview of Ana. */
  readonly lab: Page;
  /** Everything that an attack could have changed. */
  world(): Promise<{ sessions: number; reached: string[][]; lab: unknown }>;
}

const serveEvil = async (): Promise<AsyncDisposable & { readonly port: number }> => {
  const server = createServer(({ url }, response) => {
    // Without these an isolated page does not show it, so an attacker who wants to be shown sends them.
    if (url === '/shown') {
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
    }
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>evil</title><body>');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

export async function openAttackGround(): Promise<AttackGround> {
  await using ends = new AsyncDisposableStack();
  const servers = ends.use(await openServers());
  const { site, key, app, other } = servers;
  const evil = ends.use(await serveEvil());
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: [...browserArgs, '--host-resolver-rules=MAP *.test 127.0.0.1'],
  });
  ends.defer(() => browser.close());
  const context = await browser.newContext();
  const lab = await context.newPage();
  await lab.goto(`${site.origin}/`);
  await lab.evaluate(
    async ({ url, secret, origin }) => {
      await window.attackedLab.boot(url, secret);
      await window.attackedLab.show('preview', origin);
    },
    { url: `${site.origin.replace('http', 'ws')}/runtime`, secret: key, origin: app.previews.ana },
  );
  const all = ends.move();
  return {
    ...servers,
    evilOrigin: `http://${EVIL}:${evil.port}`,
    context,
    lab,
    world: async () => ({
      sessions: site.runtime.sessions(),
      reached: [[...app.reached], [...other.reached]],
      lab: await lab.evaluate(() => window.attackedLab.state()),
    }),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
