/**
 * Owns the site as a stranger's host serves it: built for a sub-path, on a server that knows nothing but files and the
 * `_headers` file beside them; and a stand-in for the WebContainer host, in a browser that blocks third-party cookies.
 */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { browserArgs } from '../../scripts/ensure-browser.ts';
import { defaultCacheFolder } from '../../scripts/local-runtime/cache-folder.ts';
import { buildSite } from '../../scripts/site/build.ts';
import { root } from '../../scripts/site/paths.ts';
import { ensureSnapshot } from '../../scripts/snapshot/ensure.ts';
import { hostileBrowserArgs } from '../../scripts/stand-in-host/browser-args.ts';
import { type StandInHost, startStandInHost } from '../../scripts/stand-in-host/host.ts';
import { test as base, expect, LabPage } from './fixtures.ts';
import { startStaticHost } from './static-host.ts';

/** As tests/hosting builds it, so that it is built once. */
export const BASE = '/lab/';
const SITE = 'https://lab.example.com';
export const hostedFolder = join(root, 'node_modules/.cache/server-actions-lab/hosted');

export const buildHosted = (): Promise<boolean> =>
  buildSite({ base: BASE, site: SITE, folder: hostedFolder, quiet: true });

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
      await buildHosted();
      await cp(snapshot.folder, join(hostedFolder, 'sandbox'), { recursive: true });
      const { port, asked, stop } = await startStaticHost(hostedFolder, BASE);
      const origin = `http://localhost:${port}`;
      await use({ origin, asked, url: (path) => `${origin}${BASE.slice(0, -1)}${path}` });
      await stop();
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
