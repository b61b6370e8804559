/** Owns going from lesson to lesson: the page, its app and its runtime stay, and everything of the lesson changes. */
import { expect, test } from './fixtures.ts';

test('a neighbouring lesson takes the place of this one in the app that runs, and back', async ({
  page,
  site,
  lab,
}) => {
  await lab.whenUp();
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));

  await page.getByRole('navigation', { name: 'Neighbouring lessons' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/lessons\/public-endpoint\/$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Your action is an API' })).toBeVisible();
  await expect(page).toHaveTitle(/Your action is an API/);
  await expect(page.getByRole('region', { name: 'Code' })).toContainText('unpublish-event.ts');
  await expect(lab.runChecks).toBeEnabled();
  await lab.expectRun('1 passed, 3 failed');

  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Someone else’s order' })).toBeVisible();
  await lab.whenUp();
  await lab.expectRun('0 passed, 4 failed');
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  expect(site.runtime.sessions()).toBe(1);
});
