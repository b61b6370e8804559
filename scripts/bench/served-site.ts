/** Owns what every measurement in a browser stands on: the built site, served with its runtime, and a Chromium. */
import { type Browser, chromium } from 'playwright';
import { browserArgs, ensureBrowser } from '../ensure-browser.ts';
import { installExitHandlers } from '../local-runtime/exit-handlers.ts';
import type { Ground } from '../local-runtime/ground.ts';
import { buildSite } from '../site/build.ts';
import { type SiteServer, serveSite } from '../site/server.ts';
import { makePackedCopy } from './packed-copy.ts';

export interface ServedSite extends AsyncDisposable {
  readonly site: SiteServer;
  readonly browser: Browser;
}

interface ServedSiteOptions {
  /** Where the apps run. */
  readonly ground: Ground;
  /** Flags for the browser, besides those of every other. */
  readonly args?: readonly string[];
  /** Texts are sent in brotli, as hosts do; on this machine that would only take time. */
  readonly isPacked?: boolean;
}

/** Builds the site if it is not up to date, serves it and starts a browser. */
export async function serveBuiltSite({
  ground,
  args = [],
  isPacked = false,
}: ServedSiteOptions): Promise<ServedSite> {
  const executablePath = ensureBrowser();
  await buildSite({ quiet: true });
  const copy = isPacked ? await makePackedCopy() : null;
  const site = await serveSite({ port: 0, ground, folder: copy?.folder });
  const browser = await chromium.launch({ executablePath, args: [...browserArgs, ...args] });
  installExitHandlers(site.runtime, () => browser.close());
  return {
    site,
    browser,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await site.close();
      await copy?.[Symbol.asyncDispose]();
    },
  };
}
