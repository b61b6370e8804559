/** Owns counting what pages ask of hosts other than their own, before somebody starts a WebContainer. */
import type { BrowserContext } from 'playwright';
import type { Measurement } from '../measurement.ts';
import { serveBuiltSite } from '../served-site.ts';
import type { Setup } from '../setups.ts';
import { desk, pages, singlePages } from './pages.ts';

/** The site, the runtime and the app's previews are all of this machine, under names of their own. */
const isThirdParty = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return /^(https?|wss?):$/.test(protocol) && !/^(127\.0\.0\.1|(.+\.)?localhost)$/.test(hostname);
};

const countRequests = (context: BrowserContext): (() => number) => {
  let count = 0;
  const hear = (url: string): void => {
    if (!isThirdParty(url)) return;
    console.error(`    ${url}`);
    count += 1;
  };
  context.on('request', (request) => hear(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => hear(socket.url())));
  return () => count;
};

/** Every kind of page, and a lesson until its app is there: nothing but the site's own machine is asked. */
export const thirdParty = ({ ground }: Setup): Measurement => ({
  figures: { 'site.thirdParty': 'count' },
  isExact: true,
  async run() {
    await using served = await serveBuiltSite({ ground });
    const { site, browser } = served;
    const context = await browser.newContext({ viewport: desk });
    const count = countRequests(context);
    const page = await context.newPage();
    for (const path of [...singlePages, pages.part]) {
      await page.goto(site.url(path), { waitUntil: 'networkidle' });
    }
    await page.goto(site.url(pages.lesson));
    const app = page.getByRole('region', { name: 'Stagedoor' }).frameLocator('iframe');
    await app.getByRole('heading', { level: 1 }).waitFor({ timeout: 120_000 });
    await context.close();
    return { 'site.thirdParty': [count()] };
  },
});
