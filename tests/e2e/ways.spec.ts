/** Owns other ways through a lesson than a mouse on a wide screen. */
import { expect, test } from './fixtures.ts';
import { lessonFile } from './lesson-file.ts';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a whole lesson is done on a small screen', async ({ lab, page }) => {
    const panel = (name: string): Promise<void> =>
      page.getByRole('tablist', { name: 'Panels' }).getByRole('tab', { name }).tap();
    await expect(page.getByRole('heading', { level: 1, name: 'Someone else’s order' })).toBeVisible();

    await panel('App');
    await lab.whenUp();
    await panel('Checks');
    await lab.expectRun('0 passed, 4 failed');
    await expect(lab.check('Ana cannot cancel Ben’s order')).toContainText('Came back');

    await panel('Code');
    await lab.replaceCode(await lessonFile('solution/actions/cancel-order.ts'));
    await panel('Checks');
    await lab.expectRun('4 passed');
    await page.getByRole('link', { name: 'Read why' }).tap();
    await expect(page.getByRole('heading', { name: 'Why it holds now' })).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
