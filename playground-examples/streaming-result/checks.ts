import { check, checks, expect } from '@lab/checks';

export default checks(
  check('comes-in-parts', 'The announcement comes in parts, one after another', async ({ actions, data }) => {
    const { title } = await data.one('events', { slug: 'gala' });
    const reply = await actions.call('announce', { as: 'anon', args: ['gala'] });
    const words = reply.chunks.map(({ value }) => String(value));
    expect(words.join(' ')).toContain(String(title));
    expect((reply.chunks.at(-1)?.ms ?? 0) - (reply.chunks[0]?.ms ?? 0)).toBeGreaterThan(100);
  }),
  check('is-shown', 'The page shows it', async ({ page, data }) => {
    const { title } = await data.one('events', { slug: 'gala' });
    await page.goto('/listen');
    await page.getByRole('button', { name: 'Listen' }).click();
    await expect.element(page.getByRole('status')).toContainText(String(title));
  }),
);
