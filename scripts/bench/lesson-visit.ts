/**
 * Owns what the bench does as a learner: opens a lesson from the course map, goes on to the next, edits; in a browser that
 * was never here before, over the built site.
 */
import type { Browser, Locator, Page } from 'playwright';
import type { Ground } from '../local-runtime/ground.ts';
import { onlyOnce } from '../local-runtime/idle.ts';
import type { SiteServer } from '../site/server.ts';
import { readSpareRecipe } from '../site/spare-recipe.ts';
import { serveBuiltSite } from './served-site.ts';
import { watchVitals } from './vitals.ts';
import { countBytes } from './wire-bytes.ts';

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

const startVisit = async (browser: Browser, site: SiteServer): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1400 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  const page = await context.newPage();
  const vitals = await watchVitals(page);
  await page.goto(site.url('/course/'), { waitUntil: 'networkidle' });
  const { total: bytes } = countBytes(page, site.origin);
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
  const served = await serveBuiltSite({ ground });
  const { site, browser } = served;
  return {
    async makeSpare() {
      if (await site.runtime.keepSpare(await readSpareRecipe(), onlyOnce)) return;
      throw new Error('No app could be made ready ahead of time.');
    },
    visit: () => startVisit(browser, site),
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}
