/** Owns how every page looks: nothing is lost where it is magnified four times, and pictures of all, for whoever wants them. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { lessonFile } from './lesson-file.ts';
import { desk, onPhone, takePageScreens, wantsScreens } from './screens.ts';

const OPEN_PAGES = {
  landing: '/',
  course: '/course/',
  part: '/parts/security/',
  glossary: '/glossary/',
  playground: '/playground/',
  doctor: '/doctor/',
  team: '/team/',
  'team-cohort': '/team/cohort/',
  'not-found': '/nowhere/',
  offline: '/offline/',
};

/** A window of 1280 by 1024 at 400 %. */
const MAGNIFIED = { width: 320, height: 256 };

/** What reaches past the right edge, and what can be pressed but lies under something else. */
const lost = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    for (const element of document.querySelectorAll<HTMLElement>('a[href], button, input, summary, select')) {
      if (!element.checkVisibility() || element.matches('.skip, .skip *')) continue;
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const [box] = element.getClientRects();
      if (!box || box.width <= 1) continue;
      const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (!there || !(element.contains(there) || there.contains(element)))
        found.push(`${element.outerHTML.slice(0, 80)} lies under ${there?.outerHTML.slice(0, 80)}`);
    }
    scrollTo(0, 0);
    return found;
  });

test('at 400 % no page loses anything or scrolls sideways', async ({ page, site }) => {
  await page.setViewportSize(MAGNIFIED);
  for (const path of Object.values(OPEN_PAGES)) {
    await page.goto(site.url(path));
    expect(await lost(page), path).toEqual([]);
  }
  await page.goto(site.url('/lessons/own-the-row/'));
  for (const panel of ['Lesson', 'Code', 'App', 'Checks']) {
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('tab', { name: panel }).click();
    if (panel === 'Code') await expect(page.locator('.view-line').first()).toBeAttached();
    expect(await lost(page), panel).toEqual([]);
  }
});

test.describe('pictures', () => {
  test.skip(!wantsScreens, 'Nobody wants pictures.');
  test.use({ viewport: desk });

  test('pictures of the open pages', async ({ page, site }) => {
    for (const [name, path] of Object.entries(OPEN_PAGES)) {
      await page.goto(site.url(path));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      await takePageScreens(page, name, { isWhole: name !== 'glossary' });
    }
    await page.goto(site.url('/doctor/'));
    await page.getByRole('button', { name: 'Examine this browser' }).click();
    await expect(page.getByRole('button', { name: 'Examine again' })).toBeVisible({ timeout: 120_000 });
    await takePageScreens(page, 'doctor-ended', { isWhole: true });
    await page.goto(site.url('/course/'));
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: /^search/i }).fill('revalidate');
    await expect(page.getByRole('option', { name: /revalidatePath/ }).first()).toBeVisible();
    await takePageScreens(page, 'search');
  });

  test('pictures of a lesson', async ({ page, lab }) => {
    await lab.whenUp();
    await takePageScreens(page, 'lesson-read', { panel: 'Lesson', on: onPhone });
    await takePageScreens(page, 'lesson-ready', { panel: 'App' });
    await lab.expectRun('0 passed, 4 failed');
    await takePageScreens(page, 'lesson-failed', { panel: 'Checks' });
    await lab.replaceCode(await lessonFile('solution/actions/cancel-order.ts'));
    await lab.expectRun('4 passed');
    await takePageScreens(page, 'lesson-passed', { panel: 'Checks' });
  });
});
