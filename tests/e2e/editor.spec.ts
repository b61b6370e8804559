/** What the editor knows of the code: types, where things are defined, what is wrong, how it is formatted. */
import { expect, test } from './fixtures.ts';
import { lessonFile } from './lesson-file.ts';

test('the editor completes, explains, finds definitions and lists what is wrong', async ({ lab, page }) => {
  await lab.whenUp();
  const code = page.getByRole('region', { name: 'Code' });
  const solution = await lessonFile('solution/actions/cancel-order.ts');
  const wrong = solution.replace(
    'export async function',
    'const wrong: number = "text";\nexport async function',
  );

  await lab.replaceCode(wrong);
  const problems = code.getByRole('button', { name: /problem/ });
  await expect(problems).toHaveText('1 problem', { timeout: 60_000 });
  await problems.click();
  await code
    .getByRole('list', { name: 'Problems' })
    .getByRole('button', { name: /'string' is not assignable to type 'number'/ })
    .click();
  await expect(page.getByRole('textbox', { name: /press ctrl\+m/i })).toBeFocused();

  // What is suggested comes from the app's own database schema, by way of Drizzle's types.
  await page.keyboard.press('End');
  await page.keyboard.type('\norders.');
  await expect(page.getByRole('option', { name: /totalCents/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');

  await lab.replaceCode(solution.replace(/\n {2}/g, '\n'));
  await expect(problems).toHaveText('No problems');
  await code.getByRole('button', { name: 'Format' }).click();
  await expect(code.locator('.view-lines')).not.toContainText('{const session');

  await code.locator('.view-line').getByText('auth', { exact: true }).last().click();
  await page.keyboard.press('F12');
  await expect(code.locator('.peekview-widget')).toContainText('index.ts');
});
