/** Owns the preview beyond one person and one width, and the checks that follow the edits. */
import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { lessonFile } from './lesson-file.ts';

const viewAs = (page: Page, person: string): Locator =>
  page.getByRole('group', { name: `The app as ${person}` });
const appOf = (view: Locator): FrameLocator => view.frameLocator('iframe');
const pathOf = (view: Locator): Locator => view.getByRole('textbox', { name: 'Path in the app' });
const likesIn = (view: Locator): Locator => appOf(view).getByRole('button', { name: /\d+ likes?$/ });

/** Clicks where a person would: Playwright does not know that what is in the frame is drawn smaller. */
async function clickDrawn(view: Locator, target: Locator): Promise<void> {
  const box = await view.locator('iframe').boundingBox();
  const [x, y, width] = await target.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2, innerWidth];
  });
  if (!box || x === undefined || y === undefined || !width) throw new Error('There is nothing to click.');
  const scale = box.width / width;
  await view.page().mouse.click(box.x + x * scale, box.y + y * scale);
}

test('the app is drawn at other widths, and two people see it side by side, untouched by a run; all of it is kept', async ({
  lab,
  page,
}) => {
  await lab.whenUp();
  const menu = page.getByRole('button', { name: /^How the app is shown/ });
  const [ana, ben] = [viewAs(page, 'ana'), viewAs(page, 'ben')];

  await test.step('a tablet is chosen by keyboard, scaled into the pane, and takes clicks where they are seen', async () => {
    await menu.press('Enter');
    await page.getByRole('radio', { name: /^Full/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(menu).toHaveAccessibleName(/Now: tablet, 768 px wide, at \d\d %/);
    await page.keyboard.press('Escape');
    await expect(menu).toBeFocused();
    const html = appOf(ana).locator('html');
    await expect.poll(() => html.evaluate(() => innerWidth)).toBe(768);
    const [frame, pane] = [await ana.locator('iframe').boundingBox(), await ana.boundingBox()];
    expect(Math.round(frame?.width ?? 0)).toBe(Math.round(pane?.width ?? 1));
    await clickDrawn(ana, appOf(ana).getByRole('link', { name: 'Events', exact: true }));
    await expect(pathOf(ana)).toHaveValue('/events');
  });

  await test.step('one acts, the other sees it on the next visit; each has a way of their own', async () => {
    await menu.click();
    await page.getByRole('button', { name: 'Also show ben beside ana' }).click();
    await expect(appOf(ben).getByText('Signed in as Ben')).toBeVisible();
    const filesButton = lab.code.getByRole('button', { name: 'Files', exact: true });
    await filesButton.click();
    const code = await page.locator('#code-panel').boundingBox();
    expect(code?.width, 'there is room for the code beside the files and two people').toBeGreaterThan(300);
    await filesButton.click();
    for (const view of [ana, ben]) {
      await pathOf(view).fill('/events/gala');
      await pathOf(view).press('Enter');
      await expect(likesIn(view)).toBeVisible();
    }
    const before = (await likesIn(ben).textContent()) ?? '';
    await clickDrawn(ana, likesIn(ana));
    await expect(likesIn(ana)).not.toHaveText(before);
    const after = (await likesIn(ana).textContent()) ?? '';
    await expect(likesIn(ben)).toHaveText(before);
    await ben.getByRole('button', { name: 'Load again' }).click();
    await expect(likesIn(ben)).toHaveText(after);
    await ana.getByRole('button', { name: 'Back' }).click();
    await expect(pathOf(ana)).toHaveValue('/events');
    await expect(pathOf(ben)).toHaveValue('/events/gala');
  });

  await test.step('a run leaves both pages as they are, and closing one leaves the other', async () => {
    const marked = appOf(ben).locator('html[data-same-page]');
    await appOf(ben)
      .locator('html')
      .evaluate((html) => html.setAttribute('data-same-page', ''));
    await lab.expectRun('0 passed, 4 failed');
    await expect(pathOf(ana)).toHaveValue('/events');
    await ana.getByRole('button', { name: 'Close the view as ana' }).click();
    await expect(ana).toHaveCount(0);
    await expect(menu).toBeFocused();
    await expect(marked).toBeAttached();
  });

  await page.reload();
  await expect(appOf(ben).getByText('Signed in as Ben')).toBeVisible({ timeout: 90_000 });
  await expect(menu).toHaveAccessibleName(/Now: tablet/);
});

test('checks follow the edits where that is chosen: in the background, not where it does not compile, not under one’s hands', async ({
  lab,
  page,
}) => {
  const note = page.locator('#run-note');
  await lab.whenUp();
  await page.getByRole('switch', { name: 'Run after each edit' }).press('Space');
  await lab.openTab('Log');
  await note.evaluate((element) => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = (): void => void seen.push(element.textContent ?? '');
    new MutationObserver(look).observe(element, { childList: true, characterData: true, subtree: true });
  });

  await lab.replaceCode(await lessonFile('solution/actions/cancel-order.ts'));
  await expect(note).toHaveText('4 passed', { timeout: 60_000 });
  await expect(lab.code.getByRole('textbox', { name: /press ctrl\+m/i })).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Log' })).toHaveAttribute('aria-selected', 'true');

  await test.step('whoever types on during a run types into the editor, and another run follows', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await expect(note).toHaveText('Running…');
    await page.keyboard.type('// typed meanwhile', { delay: 100 });
    await expect(lab.code).toContainText('// typed meanwhile');
    await expect(note).toHaveText('4 passed', { timeout: 60_000 });
  });

  await test.step('a run waits for code that compiles, and for hands that are in the app', async () => {
    await lab.replaceCode('export const half = (');
    await expect(lab.code.getByRole('button', { name: /problem/ })).toHaveText(/[1-9]/);
    await lab.replaceCode(await lessonFile('mistakes/tells-which/actions/cancel-order.ts'));
    await clickDrawn(viewAs(page, 'ana'), lab.app.getByText('Signed in as Ana'));
    await expect(note).toHaveText('Waits while you use the app');
    await lab.openTab('Checks');
    await expect(note).toHaveText('3 passed, 1 failed', { timeout: 60_000 });
    const seen: unknown = await page.evaluate(() => Object(window).seen);
    expect(seen).not.toContainEqual(expect.stringContaining('compile'));
  });

  await page.getByRole('tabpanel', { name: 'Checks' }).getByRole('button', { name: 'Open a hint' }).click();
  await expect(page.locator('lesson-hints details').first()).toHaveAttribute('open');
});
