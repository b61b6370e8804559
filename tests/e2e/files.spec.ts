/** Owns the lesson's files in the lab: making, importing, renaming and deleting them, and finding a text in all of them. */
import { expect, test } from './fixtures.ts';
import { lessonFile } from './lesson-file.ts';

test('a file is made, used by the app, renamed, deleted, taken back and kept', async ({
  lab,
  page,
  complaints,
}) => {
  const { code } = lab;
  const problems = code.getByRole('button', { name: /problem/ });
  await lab.whenUp();

  await code.getByRole('button', { name: 'Files', exact: true }).click();
  const files = code.getByRole('complementary', { name: 'Files' });
  const tree = files.getByRole('tree');
  const own = tree.getByRole('treeitem', { name: 'cancel-order.ts', exact: true });
  await expect(own).toHaveAttribute('aria-selected', 'true');
  await expect(tree.getByRole('treeitem', { name: /^schema\.ts/ })).toHaveCount(0);

  // What the lesson begins with stays, and the name of a new file has to be one that can be had.
  await own.focus();
  await page.keyboard.press('Delete');
  await expect(files.getByRole('status')).toHaveText(/It can be changed, but stays where it is\./);
  await files.getByRole('button', { name: 'New file' }).click();
  const path = files.getByLabel('Path of the new file');
  await expect(path).toHaveValue('actions/');
  await path.fill('db/schema.ts');
  await path.press('Enter');
  await expect(files.getByRole('alert')).toHaveText('There is a file db/schema.ts already.');
  await path.fill('data/words.ts');
  await path.press('Enter');
  await expect(code.getByRole('tab', { name: /^words\.ts/ })).toHaveAttribute('aria-selected', 'true');
  await expect(code.getByRole('textbox', { name: /^data\/words\.ts/ })).toBeFocused();
  await lab.replaceCode("export const closed = 'The box office is closed.';\n");
  await expect(tree.getByRole('treeitem', { name: /^words\.ts, new/ })).toBeVisible();

  await lab.openFile('cancel-order.ts');
  const starter = await lessonFile('starter/actions/cancel-order.ts');
  await lab.replaceCode(
    starter
      .replace('\n\n', "\n\nimport { closed } from '@/data/words';\n")
      .replace('return { ok: true };', 'return { ok: false, message: closed };'),
  );
  await expect(tree.getByRole('treeitem', { name: 'cancel-order.ts, changed' })).toBeVisible();
  await expect(problems).toHaveText('No problems', { timeout: 60_000 });
  await expect(async () => {
    await lab.app
      .getByRole('button', { name: /^cancel/i })
      .first()
      .click();
    await expect(lab.app.getByText('The box office is closed.')).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 60_000 });

  await tree.getByRole('treeitem', { name: /^words\.ts/ }).focus();
  await page.keyboard.press('F2');
  const renamed = files.getByLabel('New path of data/words.ts');
  await renamed.fill('data/phrases.ts');
  await renamed.press('Enter');
  const phrases = tree.getByRole('treeitem', { name: /^phrases\.ts, new/ });
  await expect(phrases).toBeFocused();
  await expect(code.getByText("'@/data/phrases'")).toBeVisible();
  await expect(problems).toHaveText('No problems');

  // Undo goes back to what was there when it had another path.
  await lab.openFile('phrases.ts');
  await code.getByRole('textbox', { name: /^data\/phrases\.ts/ }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(code).not.toContainText('The box office is closed.');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(code).toContainText('The box office is closed.');
  await phrases.focus();
  await expect(problems).toHaveText('No problems', { timeout: 60_000 });

  expect(complaints).toEqual([]);

  await page.keyboard.press('Delete');
  await expect(phrases).toHaveCount(0);
  await expect(problems).toHaveText('1 problem', { timeout: 60_000 });
  await files.getByRole('button', { name: 'Undo' }).click();
  await expect(phrases).toHaveAttribute('aria-selected', 'true');
  await expect(problems).toHaveText('No problems', { timeout: 60_000 });

  await page.reload();
  await expect(code.getByRole('tab', { name: /^phrases\.ts/ })).toBeVisible();
  await expect(phrases).toBeVisible();
  await expect(tree.getByRole('treeitem', { name: 'cancel-order.ts, changed' })).toBeVisible();
});

test('a text is found in all files by keyboard alone', async ({ lab, page }) => {
  const { code } = lab;
  const editor = code.getByRole('textbox', { name: /press ctrl\+m/i });
  await expect(editor).toBeAttached({ timeout: 60_000 });
  const find = code.getByRole('search');

  await page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(find.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('export const ORDERS');
  await expect(find.getByRole('status')).toHaveText('1 line in 1 file.');
  await page.keyboard.press('Alt+C');
  await expect(find.getByRole('status')).toHaveText('Nothing found.');
  await page.keyboard.press('Alt+C');
  await page.keyboard.press('Enter');
  await expect(code.getByRole('textbox', { name: /^db\/schema\.ts, read-only/ })).toBeFocused();
  await expect(code.getByRole('tab', { name: /^schema\.ts/ })).toHaveAttribute('aria-selected', 'true');
  await expect(find).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(find.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Alt+R');
  await page.keyboard.type('cancel(');
  await expect(find.getByRole('status')).toHaveText(/^This is no regular expression: .*unterminated group/i);
  await page.keyboard.press('Backspace');
  await page.keyboard.type('Order|led');
  await expect(find.getByRole('option', { selected: true })).toContainText('cancel');
  await page.keyboard.press('ArrowDown');
  await expect(find.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(find).toHaveCount(0);
  await expect(editor).toBeFocused();

  // On a phone the list of files lies over the page; it gives way.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('tablist', { name: 'Panels' }).getByRole('tab', { name: 'Code' }).click();
  await code.getByRole('button', { name: 'Files' }).click();
  await expect(page.getByRole('dialog', { name: 'Files' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(find.getByRole('combobox')).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
