/**
 * Owns what the bench does as a learner: opens a lesson from the course map, goes on to the next, edits; in a browser that
 * was never here before, over the built site.
 */
import { brotliCompressSync, constants } from 'node:zlib';
import { type Browser, chromium, type Locator, type Page } from 'playwright';
import { browserArgs, ensureBrowser } from '../ensure-browser.ts';
import { installExitHandlers } from '../local-runtime/exit-handlers.ts';
import type { Ground } from '../local-runtime/ground.ts';
import { onlyOnce } from '../local-runtime/idle.ts';
import { buildSite } from '../site/build.ts';
import { type SiteServer, serveSite } from '../site/server.ts';
import { readSpareRecipe } from '../site/spare-recipe.ts';
import { watchVitals } from './vitals.ts';

const GIVE_UP_AFTER_MS = 120_000;

export interface Visit extends AsyncDisposable {
  /** Clicks a lesson on the course map. @returns milliseconds from the click. */
  openLesson(title: string, heading: string): Promise<{ code: number; preview: number }>;
  /** Clicks on to the next lesson. @returns milliseconds until its prose and its app are there. */
  openNext(title: string, heading: string): Promise<{ prose: number; preview: number }>;
  /** Pastes into the open file. @returns milliseconds until the preview shows the text that the change puts there. */
  editUntilShown(change: (code: string) => string, text: string): Promise<number>;
  /** Opens a shared link. @returns milliseconds until it is shown and asked about, and from the yes to the app's page. */
  openLink(path: string, heading: string): Promise<{ asked: number; preview: number }>;
  /** Bytes of the page so far, as a host sends them. */
  bytes(): Promise<number>;
  vitals(): Promise<{ lcp: number; cls: number }>;
}

const since = async (begun: number, shown: Locator): Promise<number> => {
  await shown.first().waitFor({ timeout: GIVE_UP_AFTER_MS });
  return performance.now() - begun;
};

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });

const appOf = (page: Page) => page.getByRole('region', { name: 'Stagedoor' }).frameLocator('iframe');

/** Every address once, text compressed as a host would. */
const countBytes = (page: Page, origin: string): (() => Promise<number>) => {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const url = response.url();
    if (!url.startsWith(origin) || sizes.has(url)) return;
    const isPacked = /font|wasm/.test(response.headers()['content-type'] ?? '');
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    const size = response.body().then(
      (body) => (isPacked ? body.length : brotliCompressSync(body, options).length),
      () => 0,
    );
    sizes.set(url, size);
  });
  return async () => (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
};

const startVisit = async (browser: Browser, site: SiteServer): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1400 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  const page = await context.newPage();
  const vitals = await watchVitals(page);
  await page.goto(site.url('/course/'), { waitUntil: 'networkidle' });
  const bytes = countBytes(page, site.origin);
  const code = page.getByRole('region', { name: 'Code' });
  const app = appOf(page);
  return {
    async openLesson(title, shown) {
      const begun = performance.now();
      await page.getByRole('link', { name: title }).click();
      const took = { code: await since(begun, code.locator('.plain-code, .view-line')), preview: 0 };
      took.preview = await since(begun, app.getByRole('heading', { level: 1, name: shown }));
      return took;
    },
    async openNext(title, shown) {
      const next = page.getByRole('navigation', { name: 'Neighbouring lessons' }).getByRole('link').last();
      const begun = performance.now();
      await next.click();
      const took = { prose: await since(begun, heading(page, title)), preview: 0 };
      took.preview = await since(begun, app.getByRole('heading', { level: 1, name: shown }));
      return took;
    },
    async openLink(path, shown) {
      const begun = performance.now();
      await page.goto(`${site.origin}${path}`);
      const yes = page.getByRole('button', { name: 'Open and run it' });
      const took = { asked: await since(begun, yes), preview: 0 };
      const pressed = performance.now();
      await yes.click();
      took.preview = await since(pressed, app.getByRole('heading', { level: 1, name: shown }));
      return took;
    },
    async editUntilShown(change, text) {
      const editor = page.getByRole('textbox', { name: /press ctrl\+m/i });
      await editor.focus();
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('ControlOrMeta+C');
      const before = await page.evaluate(() => navigator.clipboard.readText());
      await page.evaluate((after) => navigator.clipboard.writeText(after), change(before));
      const begun = performance.now();
      await page.keyboard.press('ControlOrMeta+V');
      return await since(begun, app.getByText(text));
    },
    bytes,
    vitals,
    [Symbol.asyncDispose]: () => context.close(),
  };
};

export interface BenchSite extends AsyncDisposable {
  /** Makes an app ready for the first visit. @throws if there is none. */
  makeSpare(): Promise<void>;
  visit(): Promise<Visit>;
}

/** Serves the built site and starts a browser. @param ground Where the apps run. */
export async function openBenchSite(ground: Ground): Promise<BenchSite> {
  const executablePath = ensureBrowser();
  await buildSite({ quiet: true });
  const site = await serveSite({ port: 0, ground });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  installExitHandlers(site.runtime, () => browser.close());
  return {
    async makeSpare() {
      if (await site.runtime.keepSpare(await readSpareRecipe(), onlyOnce)) return;
      throw new Error('No app could be made ready ahead of time.');
    },
    visit: () => startVisit(browser, site),
    async [Symbol.asyncDispose]() {
      await browser.close();
      await site.close();
    },
  };
}
