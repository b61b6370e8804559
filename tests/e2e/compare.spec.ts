/** Owns comparing one's own code with the solution in the editor. */
import { expect, test } from './fixtures.ts';

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
  await expect(code.getByText('In the solution this file is as yours is.')).toBeVisible();

  await code.getByRole('button', { name: 'Back to your code' }).click();
  await expect(code.getByRole('textbox', { name: /The solution/ })).toHaveCount(0);
  await expect(code).toContainText('OrderId.safeParse');
  await code.getByRole('button', { name: 'Take it back' }).click();
  await expect(code).not.toContainText('OrderId.safeParse');
  await lab.whenUp();
  expect(complaints).toEqual([]);
});
