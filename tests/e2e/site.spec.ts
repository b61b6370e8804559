/** Owns what holds for every page: accessibility, no sideways scrolling, and sandboxes that come and go with their pages. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, LabPage, test } from './fixtures.ts';

const OPEN_PAGES = [
  '/',
  '/course/',
  '/parts/security/',
  '/glossary/',
  '/playground/',
  '/doctor/',
  '/team/',
  '/team/cohort/',
  '/offline/',
  '/nowhere/',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page has accessibility violations in ${colorScheme}`, async ({ page, site, lab }) => {
    await page.emulateMedia({ colorScheme });
    const violations = async (): Promise<string[]> => {
      // The app in the frame is the learner's, and is made wrong on purpose.
      const { violations: found } = await new AxeBuilder({ page }).exclude('iframe').analyze();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    };
    await lab.whenUp();
    expect(await violations()).toEqual([]);
    await lab.expectRun('0 passed, 4 failed');
    expect(await violations()).toEqual([]);
    for (const tab of ['Boundary', 'Attack', 'Log', 'Data']) {
      await lab.openTab(tab);
      expect(await violations()).toEqual([]);
    }
    for (const path of OPEN_PAGES) {
      await page.goto(site.url(path));
      expect(await violations()).toEqual([]);
    }
  });
}

test('nothing scrolls sideways on a phone, and every panel can be reached', async ({ page, site, lab }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('tab', { name: 'App' }).click();
  await lab.whenUp();
  const overflow = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const panel of ['Lesson', 'Code', 'App', 'Checks']) {
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('tab', { name: panel }).click();
    expect(await overflow()).toBeLessThanOrEqual(0);
  }
  for (const path of OPEN_PAGES) {
    await page.goto(site.url(path));
    expect(await overflow()).toBeLessThanOrEqual(0);
  }
});

test('two tabs have two apps, and each ends with its tab', async ({ context, page, site, lab }) => {
  await lab.whenUp();
  const otherPage = await context.newPage();
  await otherPage.goto(site.url('/lessons/own-the-row/'));
  const other = new LabPage(otherPage);
  await other.whenUp();
  expect(site.runtime.sessions()).toBe(2);

  await lab.app
    .getByRole('button', { name: /^cancel/i })
    .first()
    .click();
  await expect(lab.app.getByText('Cancelled. The money is now your credit.')).toBeVisible();
  await otherPage.getByRole('button', { name: 'Load again' }).click();
  await expect(other.app.getByText('Your credit')).toHaveCount(0);

  await otherPage.close();
  await expect.poll(() => site.runtime.sessions()).toBe(1);
  await page.goto(site.url('/'));
  await expect.poll(() => site.runtime.sessions()).toBe(0);
});

test('without the key of this start the lesson stays readable and says what to do', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.origin}/lessons/own-the-row/`);
  await expect(page.getByText(/npm start/).first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('heading', { name: 'Break it first' })).toBeVisible();
  expect(site.runtime.sessions()).toBe(0);
  await context.close();
});

test('the site’s server answers to its own name only', async ({ site }) => {
  const { port } = new URL(site.origin);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(421);
  const response = await fetch(`${site.origin}/`);
  expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect((await fetch(`${site.origin}/nowhere/`)).status).toBe(404);
});
