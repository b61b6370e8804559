/** Owns counting what axe finds wrong, over the site's pages by day and by night, on a desk and on a phone; and naming it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import type { LessonFolder } from '../../verify/lessons.ts';
import type { Measurement } from '../measurement.ts';
import { serveBuiltSite } from '../served-site.ts';
import type { Setup } from '../setups.ts';
import { desk, pages, phone, singlePages } from './pages.ts';

const GIVE_UP_AFTER_MS = 120_000;

/** How many elements are wrong. What is in frames is the learner's app, and made wrong on purpose. */
const violations = async (page: Page): Promise<number> => {
  const { violations: found } = await new AxeBuilder({ page }).exclude('iframe').analyze();
  for (const { id, nodes } of found)
    console.error(`    ${page.url()}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  return found.reduce((sum, { nodes }) => sum + nodes.length, 0);
};

/** Without the runtime's key, but for one lesson: that of the others' app starts nothing. */
export const axeViolations = ({ ground }: Setup, lessons: readonly LessonFolder[]): Measurement => ({
  figures: { 'site.axe': 'count' },
  isExact: true,
  async run() {
    await using served = await serveBuiltSite({ ground });
    const { site, browser } = served;
    const parts = new Set(lessons.map(({ part }) => `/parts/${part.id}/`));
    const paths = [...singlePages, ...parts, ...lessons.map(({ id }) => `/lessons/${id}/`)];
    let sum = 0;
    for (const colorScheme of ['light', 'dark'] as const)
      for (const viewport of [desk, phone]) {
        const context = await browser.newContext({ colorScheme, viewport });
        const page = await context.newPage();
        for (const path of paths) {
          await page.goto(`${site.origin}${path}`, { waitUntil: 'load' });
          // Some pages are made by a script.
          await page.locator('h1').first().waitFor({ state: 'attached' });
          sum += await violations(page);
        }
        await page.goto(site.url(pages.lesson));
        if (viewport === phone) await page.getByRole('tab', { name: 'Code' }).click();
        await page.locator('.view-line').first().waitFor({ state: 'attached', timeout: GIVE_UP_AFTER_MS });
        sum += await violations(page);
        await context.close();
      }
    return { 'site.axe': [sum] };
  },
});
