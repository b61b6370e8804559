/** Owns measuring how long a key takes to be seen in the editor while the app compiles. */
import type { Page } from 'playwright';
import type { Measurement, Values } from '../measurement.ts';
import { serveBuiltSite } from '../served-site.ts';
import type { Setup } from '../setups.ts';
import { percentile } from '../statistics.ts';
import { desk, pages } from './pages.ts';

/** Forty keys; names of which the editor makes suggestions, and brackets that it closes. */
const TYPED = 'const latest = orders.filter((each) => e';
/** As somebody who types well. */
const BETWEEN_KEYS_MS = 60;
/** Browsers tell only of those events that took as long as this. */
const LEAST_MS = 16;
const GIVE_UP_AFTER_MS = 120_000;

declare global {
  interface Window {
    benchKeys: number[];
  }
}

const observe = (least: number): void => {
  const took: number[] = [];
  // The types do not know the threshold yet.
  const slow: PerformanceObserverInit & { durationThreshold: number } = {
    type: 'event',
    durationThreshold: least,
  };
  window.benchKeys = took;
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') took.push(duration);
  }).observe(slow);
};

/** Moves over the code until the editor is there: it comes for who turns to it, or once the app is up. */
const turnToCode = async (page: Page): Promise<void> => {
  const editor = page.getByRole('textbox', { name: /press ctrl\+m/i });
  for (let x = 700; (await editor.count()) === 0; x += x < 800 ? 5 : -95) {
    await page.mouse.move(x, 200);
    await page.waitForTimeout(50);
  }
};

/** Types. @returns of each key the milliseconds until the browser had painted what it did, in steps of eight. */
const typeKeys = async (page: Page): Promise<number[]> => {
  await page.getByRole('textbox', { name: /press ctrl\+m/i }).focus({ timeout: GIVE_UP_AFTER_MS });
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Enter');
  await page.evaluate(observe, LEAST_MS);
  await page.keyboard.type(TYPED, { delay: BETWEEN_KEYS_MS });
  // Browsers tell of an event with a paint after it.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  const told = await page.evaluate(() => window.benchKeys);
  return [...told, ...Array<number>(Math.max(0, TYPED.length - told.length)).fill(LEAST_MS)];
};

/** From when the editor is there: the app starts then, and compiles its first page. */
export const typing = ({ ground }: Setup): Measurement => ({
  figures: { 'site.typing.p95': 'ms' },
  async run(): Promise<Values> {
    await using served = await serveBuiltSite({ ground });
    const { site, browser } = served;
    const page = await browser.newPage({ viewport: desk });
    await page.goto(site.url(pages.lesson));
    await turnToCode(page);
    const took = await typeKeys(page);
    const app = page.getByRole('region', { name: 'Stagedoor' }).frameLocator('iframe');
    // It has compiled already; what was measured is something else.
    if (await app.getByRole('heading', { level: 1 }).isVisible()) return {};
    return { 'site.typing.p95': [percentile(took, 0.95)] };
  },
});
