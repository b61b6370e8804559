import { check, checks, expect } from '@lab/checks';

export default checks(
  check(
    'says-what-is-wrong',
    'What is wrong is said at its field, and what was typed stays',
    async ({ page, users, data }) => {
      await page.goto('/suggest', { as: users.ana });
      const diff = await data.diff(async () => {
        await page.getByLabel('Act').fill('The Glass Orchard');
        await page.getByLabel('Seats').fill('9000');
        await page.getByRole('button', { name: 'Suggest it' }).click();
        await expect.element(page.getByRole('alert')).toBeVisible();
      });
      expect(diff).toBeEmpty();
      await expect.element(page.getByText('The house has 400 seats.')).toBeVisible();
      await expect.element(page.getByLabel('Act')).toHaveValue('The Glass Orchard');
    },
  ),
  check('takes-it', 'A suggestion arrives once', async ({ page, users, data }) => {
    await page.goto('/suggest', { as: users.ana });
    await page.getByLabel('Act').fill('Night Bus');
    await page.getByLabel('Seats').fill('120');
    await page.getByRole('button', { name: 'Suggest it' }).click();
    await expect.element(page.getByRole('status')).toContainText('Night Bus');
    expect(await data.all('outbox', { kind: 'suggestion' })).toHaveLength(1);
  }),
);
