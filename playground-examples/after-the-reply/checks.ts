import { check, checks, expect } from '@lab/checks';

export default checks(
  check(
    'waits-for-nothing',
    'The answer comes while the mail still waits',
    async ({ page, upstream, users }) => {
      const mail = await upstream.hold('mail');
      await page.goto('/subscribe', { as: users.ana });
      await page.getByRole('button', { name: 'Subscribe' }).click();
      await expect.element(page.getByRole('status')).toContainText('You are on the list');
      await mail.held;
      await mail.release();
      const [sent] = await upstream.calls('mail');
      expect(sent?.args[0]).toMatchObject({ to: users.ana.email, subject: 'Welcome' });
    },
  ),
  check(
    'mail-may-fail',
    'A mail that fails takes nothing back',
    async ({ actions, data, upstream, users }) => {
      await upstream.failNext('mail');
      const reply = await actions.call('subscribe', { as: users.ana, args: [null, new FormData()] });
      expect(reply.value).toMatchObject({ ok: true });
      expect(await data.all('outbox', { kind: 'newsletter' })).toHaveLength(1);
    },
  ),
);
