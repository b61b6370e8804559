/** Owns the playground in a browser: begun from a lesson, kept over a reload, with own checks that fail, pass, and end. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templateFolder } from '../../scripts/site/paths.ts';
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

test('a package is added on this machine, used, and there again after a reload', async ({
  lab,
  page,
  site,
}) => {
  test.slow();
  await page.goto(site.url('/playground/?from=template'));
  await expect(lab.app.getByRole('heading', { name: /events/i }).first()).toBeVisible({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Menu of this playground' }).click();
  await page.getByText(/^Packages of the app/).click();
  const panel = page.locator('.pg-packages');
  const name = panel.getByLabel('Add a package');
  const said = panel.getByRole('status');
  for (const [written, why] of [
    ['../ms', 'Write a name as on npm'],
    ['zod@3', 'The app has zod already'],
    ['no-such-package-of-anybody-9', 'npm has no package called no-such-package-of-anybody-9.'],
  ] as const) {
    await name.fill(written);
    await name.press('Enter');
    await expect(said).toContainText(why);
  }
  await name.fill('ms@2.1.3');
  await name.press('Enter');
  await expect(said).toContainText('ms 2.1.3 is in package.json.');
  await expect(panel.getByRole('listitem').filter({ hasText: /^ms/ })).toHaveText('ms 2.1.3Remove', {
    timeout: 120_000,
  });
  await page.keyboard.press('Escape');

  await lab.replaceCode(
    "import ms from 'ms';\n\nexport default function Page() {\n  return <h1>{ms(90000)} to go</h1>;\n}\n",
  );
  const heading = lab.app.getByRole('heading', { name: '2m to go' });
  await expect(heading).toBeVisible({ timeout: 90_000 });
  await expect(lab.code.getByRole('button', { name: 'No problems' })).toBeVisible();
  await page.reload();
  await expect(heading).toBeVisible({ timeout: 90_000 });

  await page.getByRole('button', { name: 'Menu of this playground' }).click();
  await page.getByText(/^Packages of the app/).click();
  await panel.getByRole('button', { name: 'Remove ms' }).click();
  await expect(panel.getByRole('listitem').filter({ hasText: /^ms/ })).toHaveCount(0);
});

test('files are dropped onto the tree, and a folder onto the list of playgrounds', async ({
  lab,
  page,
  site,
}) => {
  await page.goto(site.url('/playground/?from=template'));
  const { code } = lab;
  await code.getByRole('button', { name: 'Files', exact: true }).click();
  const files = code.getByRole('complementary', { name: 'Files' });
  const dropped = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], 'dot.png', { type: 'image/png' }));
      transfer.items.add(new File(["export const closed = 'shut';\n"], 'words.ts'));
      return transfer;
    },
    [...DOT],
  );
  const data = files.getByRole('treeitem', { name: 'data', exact: true });
  await data.dispatchEvent('dragover', { dataTransfer: dropped });
  await data.dispatchEvent('drop', { dataTransfer: dropped });
  await expect(code.getByText('Added 2 files.')).toBeVisible();
  await expect(files.getByRole('treeitem', { name: /^words\.ts/ })).toBeVisible();
  await expect(code.getByRole('img')).toBeVisible();

  const folder = await mkdtemp(join(tmpdir(), 'lab-project-'));
  try {
    await page.goto(site.url('/playground/'));
    await mkdir(join(folder, 'shop/app/orders'), { recursive: true });
    await mkdir(join(folder, 'shop/node_modules/ms'), { recursive: true });
    await cp(templateFolder, join(folder, 'shop'), {
      recursive: true,
      filter: (path) => !/node_modules|\.next|tsbuildinfo|package-lock/.test(path),
    });
    await writeFile(join(folder, 'shop/node_modules/ms/index.js'), 'throw 1;');
    await writeFile(join(folder, 'shop/app/orders/note.ts'), "export const note = 'mine';\n");
    await page.getByLabel('A project’s folder').setInputFiles(join(folder, 'shop'));
    await expect(page.getByRole('heading', { level: 1, name: 'shop' })).toBeVisible();
    await expect(page.getByText('app/orders/note.ts')).toBeVisible();
    await expect(page.getByText('node_modules')).toHaveCount(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
