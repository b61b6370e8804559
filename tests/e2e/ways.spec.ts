/** Owns other ways through a lesson than a mouse on a wide screen. */
import type { Locator } from '@playwright/test';
import { expect, LabPage, test } from './fixtures.ts';
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

test('a whole lesson is done by keyboard alone', async ({ page, site, context }) => {
  const { keyboard } = page;
  const lab = new LabPage(page);
  /** Presses Tab, or Shift and Tab, until this has the focus. What Tab passes over shows where the focus is. */
  const tabTo = async (target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    for (let stops = 0; stops < 120; stops++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press(key);
    }
    throw new Error(`${key} does not lead to ${target}.`);
  };
  const editor = page.getByRole('textbox', { name: /press ctrl\+m/i });
  /** @param mark Something that only this text has: the editor takes a paste in after a moment. */
  const paste = async (path: string, mark: RegExp): Promise<void> => {
    const text = await lessonFile(path);
    expect(text).toMatch(mark);
    await page.evaluate((code) => navigator.clipboard.writeText(code), text);
    await keyboard.press('ControlOrMeta+A');
    await keyboard.press('ControlOrMeta+V');
    await expect(lab.code).toContainText(mark);
  };
  const runNote = page.locator('#run-note');
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  await page.goto(site.url('/course/'));
  await tabTo(page.getByRole('link', { name: /someone else’s order/i }));
  await keyboard.press('Enter');
  await lab.whenUp();

  await test.step('Tab stays in the editor until Ctrl+M lets it leave, as is said there', async () => {
    await tabTo(editor);
    await keyboard.press('Tab');
    await expect(editor).toBeFocused();
    await expect(
      lab.code.getByRole('status').filter({ hasText: 'Ctrl+M lets it move the focus' }),
    ).toBeVisible();
    await keyboard.press('ControlOrMeta+Z');
    await keyboard.press('Control+M');
  });

  await test.step('Ben’s order falls to a call that Ana forges', async () => {
    await tabTo(page.getByRole('button', { name: /see the app as/i }));
    await keyboard.press('Enter');
    await expect(page.getByRole('listbox', { name: 'See the app as' })).toBeFocused();
    await keyboard.press('b');
    await keyboard.press('Enter');
    await expect(lab.app.getByText('Signed in as Ben')).toBeVisible();
    await expect(page.getByRole('button', { name: 'See the app as. Now: ben' })).toBeFocused();
    const paid = lab.app.getByRole('listitem').filter({ hasText: 'Paid' }).first();
    const id = /ord_[a-z0-9]{6}/.exec((await paid.textContent()) ?? '')?.[0] ?? '';

    await tabTo(page.getByRole('tab', { name: 'Checks' }));
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    const attack = page.getByRole('tabpanel', { name: 'Attack' });
    const action = attack.getByRole('combobox', { name: 'Action' });
    // Until the actions are known there is nothing to choose.
    await expect(action).toBeEnabled({ timeout: 60_000 });
    await tabTo(action);
    await keyboard.type('cancelOrder');
    await tabTo(attack.getByRole('radio', { checked: true }));
    await keyboard.press('ArrowRight');
    await expect(attack.getByRole('radio', { name: 'ana' })).toBeFocused();
    await tabTo(attack.getByRole('textbox', { name: /arguments/i }));
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type(`["${id}"]`);
    await keyboard.press('Enter');
    await expect(attack.getByText(`orders.${id}.status`)).toBeVisible();
  });

  await test.step('half an answer fails where it is wrong, from inside the editor', async () => {
    await tabTo(editor, 'Shift+Tab');
    await paste('mistakes/tells-which/actions/cancel-order.ts', /belongs\sto\ssomebody\selse/);
    await keyboard.press('ControlOrMeta+Enter');
    await expect(runNote).toHaveText('3 passed, 1 failed', { timeout: 120_000 });
    await expect(editor).toBeFocused();
  });

  await test.step('the failed check says why, and a hint opens where it stands', async () => {
    const failed = lab.check('A refusal does not reveal');
    await tabTo(failed.locator('summary').first());
    await expect(failed).toContainText('belongs to somebody else');
    await tabTo(page.getByRole('button', { name: 'Open a hint' }));
    await keyboard.press('Enter');
    const hint = page.locator('lesson-hints details').first();
    await expect(hint).toHaveAttribute('open');
    await expect(hint.locator('summary')).toBeFocused();
  });

  await test.step('the right answer passes, and leads to the next lesson', async () => {
    await tabTo(editor);
    await paste('solution/actions/cancel-order.ts', /OrderId\.safeParse/);
    await keyboard.press('ControlOrMeta+Enter');
    await expect(runNote).toHaveText('4 passed', { timeout: 120_000 });
    const next = page.getByRole('tabpanel', { name: 'Checks' }).getByRole('link', { name: /^Next: S3/ });
    await tabTo(next);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'TypeScript isn’t there' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Lesson', exact: true })).toBeFocused();
  });
});
