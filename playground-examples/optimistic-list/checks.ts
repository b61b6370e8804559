import { type CheckContext, check, checks, expect } from '@lab/checks';

const write = async ({ page }: CheckContext, text: string): Promise<void> => {
  await page.getByLabel('Your line').fill(text);
  await page.getByRole('button', { name: 'Write it' }).click();
};

export default checks(
  check('at-once', 'A line is there before the server has answered, and stays', async (context) => {
    const { actions, page, users } = context;
    await page.goto('/wall', { as: users.ana });
    const wall = page.getByRole('list', { name: 'Wall' });
    const held = await actions.hold('writeOnWall');
    await write(context, 'First row');
    await held.held;
    await expect.element(wall).toContainText('First row');
    await held.release();
    await page.atRest();
    await expect.element(wall).toContainText('First row');
  }),
  check('goes-again', 'A line that the server refuses goes again, and the page says why', async (context) => {
    const { actions, page, users } = context;
    await page.goto('/wall', { as: users.ana });
    const line = page.getByText('x'.repeat(70));
    const held = await actions.hold('writeOnWall');
    await write(context, 'x'.repeat(70));
    await held.held;
    await expect.element(line).toBeVisible();
    await held.release();
    await expect.element(page.getByRole('alert')).toContainText('60 characters');
    await expect.element(line).toHaveCount(0);
  }),
);
