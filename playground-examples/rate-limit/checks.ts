import { type CheckContext, check, checks, expect } from '@lab/checks';

const ring = async ({ actions }: CheckContext, as: CheckContext['users']['ana']): Promise<unknown> =>
  (await actions.call('ring', { as, args: [null, new FormData()] })).value;

export default checks(
  check('three-a-minute', 'Each person rings three times a minute, and again after it', async (context) => {
    const { clock, users } = context;
    // Whatever was rung before belongs to an earlier minute.
    await clock.advance({ minutes: 2 });
    for (let call = 1; call <= 3; call++) expect(await ring(context, users.ana)).toMatchObject({ ok: true });
    expect(await ring(context, users.ana), 'Ana rang a fourth time within a minute.').toMatchObject({
      ok: false,
    });
    expect(await ring(context, users.ben), 'Ben waits for Ana.').toMatchObject({ ok: true });
    await clock.advance({ minutes: 1, seconds: 1 });
    expect(await ring(context, users.ana)).toMatchObject({ ok: true });
  }),
  check('says-how-long', 'The page says how long to wait', async (context) => {
    const { clock, page, users } = context;
    await clock.advance({ minutes: 4 });
    for (let call = 1; call <= 3; call++) await ring(context, users.ana);
    await page.goto('/ring', { as: users.ana });
    await page.getByRole('button', { name: 'Ring' }).click();
    await expect.element(page.getByRole('alert')).toContainText('Try again in');
  }),
);
