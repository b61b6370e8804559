/**
 * Owns the site as a stranger's host serves it: built for a sub-path, on a server that knows nothing but files and the
 * `_headers` file beside them; and a stand-in for the WebContainer host, in a browser that blocks third-party cookies.
 */
import { cp, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { browserArgs } from '../../scripts/ensure-browser.ts';
import { defaultCacheFolder } from '../../scripts/local-runtime/cache-folder.ts';
import { buildSite } from '../../scripts/site/build.ts';
import { root } from '../../scripts/site/paths.ts';
import { ensureSnapshot } from '../../scripts/snapshot/ensure.ts';
import { hostileBrowserArgs } from '../../scripts/stand-in-host/browser-args.ts';
import { type StandInHost, startStandInHost } from '../../scripts/stand-in-host/host.ts';
import { test as base, expect, LabPage } from './fixtures.ts';

/** As tests/hosting builds it, so that it is built once. */
const BASE = '/lab/';
const SITE = 'https://lab.example.com';
const folder = join(root, 'node_modules/.cache/server-actions-lab/hosted');

interface Rule {
  readonly pattern: RegExp;
  readonly headers: [string, string][];
}

/** Reads `_headers` as Netlify and Cloudflare do: a path with `*`, and its headers indented below it. */
const readRules = (text: string): Rule[] =>
  text
    .split(/\n(?=\S)/)
    .map((block) => {
      const [path = '', ...lines] = block.split('\n').filter((line) => line.trim() !== '');
      const pattern = path
        .trim()
        .split('*')
        .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*');
      const headers = lines.map((line): [string, string] => {
        const at = line.indexOf(':');
        return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      });
      return { pattern: new RegExp(`^${pattern}$`), headers };
    })
    .filter(({ headers }) => headers.length > 0);

export interface HostedSite {
  readonly origin: string;
  url(path: string): string;
  /** Paths that were asked for, from the site's root; a test may empty it. */
  readonly asked: string[];
}

export interface HostedFixtures {
  readonly host: StandInHost;
  /** The lesson's page, opened. */
  readonly hostedLab: LabPage;
}

export const hosted = base.extend<HostedFixtures, { hostedSite: HostedSite }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, args: [...browserArgs, ...hostileBrowserArgs] });
    },
    { scope: 'worker' },
  ],
  hostedSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern.
    async ({}, use) => {
      const snapshot = await ensureSnapshot({ cacheFolder: defaultCacheFolder() });
      await buildSite({ base: BASE, site: SITE, folder, quiet: true });
      await cp(snapshot.folder, join(folder, 'sandbox'), { recursive: true });
      const rules = readRules(await readFile(join(folder, '_headers'), 'utf8'));
      const files = sirv(folder, { dev: true });
      const asked: string[] = [];
      const server = createServer((request, response) => {
        const path = new URL(request.url ?? '/', 'http://site').pathname;
        for (const { pattern, headers } of rules)
          if (pattern.test(path)) for (const [name, value] of headers) response.setHeader(name, value);
        if (!path.startsWith(BASE)) return void response.writeHead(404).end();
        const rest = path.slice(BASE.length - 1);
        asked.push(rest);
        request.url = rest;
        files(request, response, () => void response.writeHead(404).end());
      });
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
      await use({ origin, asked, url: (path) => `${origin}${BASE.slice(0, -1)}${path}` });
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  host: async ({ hostedSite, context }, use) => {
    const host = await startStandInHost({ siteOrigin: hostedSite.origin });
    await context.addInitScript((url) => {
      Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: url });
    }, host.hostUrl);
    await use(host);
    await host.close();
  },
  hostedLab: async ({ page, context, host, hostedSite }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: hostedSite.origin });
    expect(host.containers()).toBe(0);
    await page.goto(hostedSite.url('/lessons/own-the-row/'));
    await use(new LabPage(page));
  },
});

export { expect };
