/** Owns comparing one's own code: with the solution, and with what it was when a check failed. */
import { expect, test } from './fixtures.ts';
import { lessonFile } from './lesson-file.ts';

test('a file is compared with the solution, taken over, and taken back', async ({
  lab,
  page,
  complaints,
}) => {
  const code = page.getByRole('region', { name: 'Code', exact: true });
  const mine = code.getByRole('textbox', { name: /^actions\/cancel-order\.ts/ });
  await expect(mine).toBeAttached({ timeout: 60_000 });

  await code.getByRole('button', { name: 'Compare' }).click();
  await expect(code.getByRole('textbox', { name: /The solution/ })).toBeAttached();
  await expect(code).toContainText('OrderId.safeParse');
  await code.getByRole('button', { name: 'Take this file' }).click();
  await expect(code.getByText('This file is the same in both.')).toBeVisible();

  await code.getByRole('button', { name: 'Back to your code' }).click();
  await expect(code.getByRole('textbox', { name: /The solution/ })).toHaveCount(0);
  await expect(code).toContainText('OrderId.safeParse');
  await code.getByRole('button', { name: 'Take it back' }).click();
  await expect(code).not.toContainText('OrderId.safeParse');
  await lab.whenUp();
  expect(complaints).toEqual([]);
});

test('a check that holds at last shows what was changed since it failed, and an earlier version comes back', async ({
  lab,
  page,
}) => {
  const code = page.getByRole('region', { name: 'Code', exact: true });
  await lab.whenUp();
  await lab.replaceCode(await lessonFile('mistakes/check-after/actions/cancel-order.ts'));
  await lab.expectRun('3 passed, 1 failed');
  await lab.replaceCode(await lessonFile('solution/actions/cancel-order.ts'));
  // Pasting takes the editor a moment, and what is checked is what stands there then.
  await expect(code).toContainText('One statement asks and acts');
  await lab.expectRun('4 passed');
  await page.reload();
  await lab.whenUp();
  await lab.expectRun('4 passed');

  const check = lab.check('Ana cannot cancel Ben’s order');
  await check.locator('summary').first().click();
  await check.getByRole('button', { name: 'What you changed since it failed' }).click();
  const beside = code.getByLabel('Beside');
  await expect(beside.locator('option:checked')).toHaveText(/1 of 4 checks failed$/);
  await expect(code.getByRole('textbox', { name: /1 of 4 checks failed/ })).toBeAttached();

  await code.getByRole('button', { name: 'Take all' }).click();
  await expect(code.getByText('This file is the same in both.')).toBeVisible();
  await code.getByRole('button', { name: 'Back to your code' }).click();
  await code.getByRole('button', { name: 'Take it back' }).click();
  await expect(code).toContainText('One statement asks and acts');
});
