import { check, checks, expect } from '@lab/checks';

const lineOf = (text: string): FormData => {
  const form = new FormData();
  form.set('line', text);
  return form;
};

export default checks(
  check('writes-a-line', 'What Ana writes is on the page', async ({ page, users }) => {
    await page.goto('/hello', { as: users.ana });
    await page.getByLabel('Your line').fill('Good evening');
    await page.getByRole('button', { name: 'Write it down' }).click();
    await expect.element(page.getByRole('list', { name: 'Lines' })).toContainText('Good evening');
  }),
  check(
    'asks-who',
    'Nobody writes without signing in, and no line is too long',
    async ({ actions, data, users }) => {
      const send = (as: Parameters<typeof actions.call>[1]['as'], text: string) =>
        data.diff(() => actions.call('sayHello', { as, args: [lineOf(text)] }));
      expect(await send(users.ana, 'Hello')).not.toBeEmpty();
      expect(await send('anon', 'Hello')).toBeEmpty();
      expect(await send(users.ana, 'x'.repeat(500))).toBeEmpty();
    },
  ),
);
