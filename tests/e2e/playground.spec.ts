/** Owns the playground in a browser: begun from a lesson, kept over a reload, with own checks that fail, pass, and end. */
import { expect, test } from './fixtures.ts';
import { lessonFile } from './lesson-file.ts';

/** Own checks: what they may do, and what they must not reach although they are on this page. */
const ownChecks = (orders: number): string => `import { check, checks, expect } from '@lab/checks';

const tried = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'reached';
  } catch {
    return 'refused';
  }
};

export default checks(
  check('apart', 'Own checks reach the app and nothing else', async ({ actions, data, request, users }) => {
    expect(await tried(() => fetch(${JSON.stringify('SITE')}))).toBe('refused');
    expect(await tried(() => indexedDB.open('server-actions-lab'))).toBe('refused');
    expect(await tried(() => new Function('return 1')())).toBe('refused');
    expect((await request('/dot.png')).status).toBe(200);
    const order = await data.one('orders', { userId: users.ben.id });
    const diff = await data.diff(() => actions.call('cancelOrder', { as: users.ana, args: [order.id] }));
    expect(diff, 'Ana cancelled an order of Ben.').toBeEmpty();
  }),
  check('orders', 'Ana sees her orders', async ({ data, page, users }) => {
    await page.goto('/orders', { as: users.ana });
    await expect.element(page.getByRole('heading', { name: 'Your orders' })).toBeVisible();
    expect(await data.all('orders', { userId: users.ana.id }), 'Ana has another number of orders.').toHaveLength(${orders});
  }),
);
`;

const LOOP = `import { check, checks } from '@lab/checks';
export default checks(
  check('loop', 'It ends', async () => {
    for (;;);
  }),
);
`;

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a playground made from a lesson is kept, takes a picture, and judges itself by own checks', async ({
  lab,
  page,
  site,
  complaints,
}) => {
  test.slow();
  const { code } = lab;
  await expect(code.getByRole('textbox', { name: /press ctrl\+m/i })).toBeAttached({ timeout: 60_000 });
  await lab.openFile('cancel-order.ts');
  await lab.replaceCode(`// Mine.\n${await lessonFile('solution/actions/cancel-order.ts')}`);
  await page.getByRole('link', { name: 'Open in playground' }).click();

  await expect(page).toHaveURL(/\/playground\/\?open=[\w-]+$/);
  const name = page.getByRole('heading', { level: 1 }).getByRole('button');
  await name.click();
  await page.getByLabel('Name of the playground').fill('Refunds');
  await page.keyboard.press('Enter');
  await expect(name).toHaveText('Refunds');
  await expect(page).toHaveTitle(/^Refunds · Playground/);
  await expect(code).toContainText('cancel-order.ts');

  await code.getByRole('button', { name: 'Files', exact: true }).click();
  const chooser = page.waitForEvent('filechooser');
  await code.getByRole('button', { name: /^Upload files/ }).click();
  await (await chooser).setFiles([
    { name: 'dot.png', mimeType: 'image/png', buffer: DOT },
    { name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2]) },
  ]);
  const files = code.getByRole('complementary', { name: 'Files' });
  await expect(files.getByRole('status')).toHaveText(
    /Added public\/dot\.png\. Not taken: actions\/tool\.exe: It is no text/,
  );
  await expect(code.getByRole('img')).toBeVisible();

  await lab.openFile('checks.ts');
  await lab.replaceCode(ownChecks(99).replace('SITE', site.origin));
  await lab.whenUp();
  await lab.expectRun('1 passed, 1 failed');
  await expect(lab.check('Ana sees her orders')).toContainText('Ana has another number of orders.');

  await page.reload();
  await expect(name).toHaveText('Refunds');
  await expect(code.getByRole('tab', { name: /^dot\.png/ })).toBeVisible();
  await lab.openFile('cancel-order.ts');
  await expect(code).toContainText('// Mine.');
  await lab.openFile('checks.ts');
  await lab.whenUp();
  await lab.replaceCode(ownChecks(4).replace('SITE', site.origin));
  await lab.expectRun('2 passed');

  await lab.replaceCode(LOOP);
  await lab.expectRun('0 passed, 1 not counted');
  await expect(lab.check('It ends')).toContainText('That is what an endless loop looks like.');

  await page.getByRole('button', { name: 'Menu of this playground' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText('Deleted Refunds.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: /^Refunds/ })).toBeVisible();
  // What own checks try is told in the console by the browser that refuses it.
  expect(complaints.filter((text) => !/Content Security Policy|Refused to/.test(text))).toEqual([]);
});
