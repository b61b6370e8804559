import { check, checks, expect } from '@lab/checks';

export default checks(
  check('renames-own', 'Orla renames her own event, and nobody else’s', async ({ actions, data, users }) => {
    const [mine] = await data.all('events', { venueId: users.orla.venueId ?? null });
    const [other] = await data.all('events', { venueId: users.otto.venueId ?? null });
    const rename = (id: unknown, title = 'A better title') =>
      data.diff(() => actions.call('renameEvent', { as: users.orla, args: [{ id, title }] }));
    expect(await rename(mine?.id)).not.toBeEmpty();
    expect(await rename(other?.id), 'Otto’s event has another title now.').toBeEmpty();
  }),
  check('organisers-only', 'Buyers and strangers rename nothing', async ({ actions, data, users }) => {
    const [mine] = await data.all('events', { venueId: users.orla.venueId ?? null });
    const input = { id: mine?.id, title: 'A better title' };
    for (const as of ['anon', users.ana] as const) {
      const diff = await data.diff(() => actions.call('renameEvent', { as, args: [input] }));
      expect(diff).toBeEmpty();
    }
    const diff = await data.diff(() => actions.call('renameEvent', { as: users.orla, args: [input] }));
    expect(diff).not.toBeEmpty();
  }),
  check('says-why', 'A title that is too short is refused at its field', async ({ page, users }) => {
    await page.goto('/rename', { as: users.orla });
    const field = page.getByLabel(/^Title of /).nth(0);
    await field.fill('x');
    await page.getByRole('button', { name: 'Rename' }).nth(0).click();
    await expect.element(page.getByText('A title has three letters or more.')).toBeVisible();
  }),
);
