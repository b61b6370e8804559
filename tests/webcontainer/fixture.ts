/** Owns a browser, a site and a stand-in host for a test file, pages on them, and their end. */
import { type AddressInfo, createServer } from 'node:net';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { browserArgs, ensureBrowser } from '../../scripts/ensure-browser.ts';
import { hostileBrowserArgs } from '../../scripts/stand-in-host/browser-args.ts';
import {
  type StandInHost,
  type StandInHostOptions,
  startStandInHost,
} from '../../scripts/stand-in-host/host.ts';
import { until } from '../../site/lib/runtime/contract-tools.ts';
import { startTestSite, type TestSite } from './site.ts';

export interface Fixture extends AsyncDisposable {
  readonly browser: Browser;
  readonly site: TestSite;
  readonly host: StandInHost;
  /** Opens a page in a context of its own, as a first visit; or in one given, as another visit. */
  open(options?: { context?: BrowserContext; hostUrl?: string; path?: string }): Promise<Page>;
  /** Waits until the host has no container left. */
  allGone(): Promise<void>;
}

/** @returns The origin of a server that is there no more. */
export async function closedOrigin(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export async function startFixture(options: Omit<StandInHostOptions, 'siteOrigin'> = {}): Promise<Fixture> {
  const site = await startTestSite();
  const host = await startStandInHost({ ...options, siteOrigin: site.origin });
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: [...browserArgs, ...hostileBrowserArgs],
  });
  const pageErrors: Error[] = [];
  return {
    browser,
    site,
    host,
    async open({ context, hostUrl = host.hostUrl, path = '/' } = {}) {
      const page = await (context ?? (await browser.newContext())).newPage();
      page.on('pageerror', (error) => pageErrors.push(error));
      await page.goto(`${site.origin}${path}?host=${encodeURIComponent(hostUrl)}`);
      await page.waitForFunction(() => window.testPage !== undefined);
      return page;
    },
    allGone: () => until(() => host.containers() === 0, 'nothing of the container is left'),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await host.close();
      await site.close();
      if (pageErrors.length > 0)
        throw new AggregateError(pageErrors, 'Pages had errors that nobody handled.');
    },
  };
}
