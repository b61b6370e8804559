import { type CheckContext, check, checks, expect } from '@lab/checks';

const euro = (cents: number): string => `€${(cents / 100).toFixed(2)}`;

/** Presses a button beside the gala. @returns its row of the list, and the prices before and after. */
const raise = async ({ data, page, users }: CheckContext, name: string) => {
  const { title, priceCents } = await data.one('events', { slug: 'gala' });
  await page.goto('/prices', { as: users.orla });
  const row = page.getByRole('listitem').filter({ hasText: String(title) });
  await expect.element(row).toContainText(euro(Number(priceCents)));
  const diff = await data.diff(async () => {
    await page.getByRole('button', { name: `${title}: ${name}` }).click();
    await page.atRest();
  });
  expect(diff, 'The price was not written.').not.toBeEmpty();
  return { row, before: euro(Number(priceCents)), after: euro(Number(priceCents) + 100) };
};

export default checks(
  check('stale', 'Without a word to the cache the list shows the old price', async (context) => {
    const { row, before } = await raise(context, 'quietly');
    await context.page.reload();
    await expect.element(row).toContainText(before);
  }),
  check('tag', 'Ending the tag shows the new price', async (context) => {
    const { row, after } = await raise(context, 'and end the tag');
    await expect.element(row).toContainText(after);
  }),
  check('path', 'Ending the path shows the new price', async (context) => {
    const { row, after } = await raise(context, 'and end the path');
    await expect.element(row).toContainText(after);
  }),
  check('organisers-only', 'Buyers raise no price', async ({ actions, data, users }) => {
    const { id } = await data.one('events', { slug: 'gala' });
    const form = new FormData();
    form.set('id', String(id));
    const send = (as: typeof users.ana) =>
      data.diff(() => actions.call('raiseAndEndTag', { as, args: [form] }));
    expect(await send(users.orla)).not.toBeEmpty();
    expect(await send(users.ana)).toBeEmpty();
  }),
);
