// A playground on its way from one person to another: by link, as a zip, and in somebody else's page.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { unzipSync } from 'fflate';
import { lessonsFolder } from '../../scripts/site/paths.ts';
import { openDocs } from './docs-page.ts';
import { expect, LabPage, test } from './fixtures.ts';

const SOLUTION = join(lessonsFolder, '1-security/02-own-the-row/solution/actions/cancel-order.ts');

/** A line of the solution; the editor has other spaces. */
const CHANGED = /import.\{.and,.eq.\}/;

test('a playground goes to somebody else by link and as a zip, and is asked about before it runs', async ({
  page,
  site,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  await page.goto(site.url('/playground/?from=own-the-row&code=starter'));
  const mine = new LabPage(page);
  await mine.openFile('cancel-order.ts');
  const solution = await readFile(SOLUTION, 'utf8');
  await mine.replaceCode(solution);
  await expect(mine.code).toContainText(CHANGED);

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const menu = page.getByRole('region', { name: 'Share by link' });
  await expect(menu).toContainText('1 changed file');
  await menu.getByRole('button', { name: 'Copy' }).click();
  await expect(menu.getByRole('status')).toHaveText('Copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await expect(menu).toContainText(`${link.length.toLocaleString('en')} characters`);
  expect(link.length).toBeLessThan(2000);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Take home' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download zip' }).click();
  const zip = await (await downloading).path();
  const files = unzipSync(await readFile(zip));
  expect(Buffer.from(files['someone-elses-order/actions/cancel-order.ts'] ?? []).toString()).toBe(solution);
  expect(Object.keys(files).filter((path) => path.includes('.lab/'))).toEqual([]);
  await page.close();

  const other = await browser.newContext({ serviceWorkers: 'block' });
  const theirs = await other.newPage();
  const lab = new LabPage(theirs);
  // Their own key to their own machine.
  await theirs.goto(site.url('/offline/'));
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { level: 1, name: 'Someone else’s order' })).toBeVisible();
  await expect(theirs.getByText('nothing of it has run yet')).toContainText('as you');
  await theirs.locator('summary').filter({ hasText: 'actions/cancel-order.ts' }).click();
  await expect(theirs.getByText("import { and, eq } from 'drizzle-orm';")).toBeVisible();
  expect((await new AxeBuilder({ page: theirs }).analyze()).violations).toEqual([]);
  await expect.poll(() => site.runtime.sessions()).toBe(0);

  await theirs.getByRole('button', { name: 'Open and run it' }).click();
  await lab.whenUp();
  await expect(lab.code).toContainText(CHANGED);
  expect(theirs.url()).toMatch(/\?open=[\w-]+$/);

  await theirs.goto(`${site.origin}/playground/${new URL(link).hash.slice(0, -4)}`);
  await expect(theirs.getByRole('alert')).toContainText('cut or changed');
  await theirs.getByRole('button', { name: 'Go to the playground' }).click();
  await expect(theirs.getByRole('link', { name: /^Someone else’s order/ })).toHaveCount(1);

  await theirs.getByLabel('A zip with a project').setInputFiles({
    name: 'someone-elses-order.zip',
    mimeType: 'application/zip',
    buffer: await readFile(zip),
  });
  await expect(theirs.getByRole('heading', { level: 1, name: 'someone-elses-order' })).toBeVisible();
  await expect(theirs.getByText('actions/cancel-order.ts')).toBeVisible();
  await theirs.getByRole('button', { name: 'Leave it' }).click();
  await expect(theirs.getByRole('heading', { name: 'Your playgrounds' })).toBeVisible();
  await other.close();
});

test('a page of another origin embeds a lesson, which starts at a click and tells what becomes of it', async ({
  page,
  site,
}) => {
  const docs = await openDocs(`${site.origin}/embed/?lesson=own-the-row&theme=dark`);
  // The visitor's own key to their own machine.
  await page.goto(site.url('/offline/'));
  await page.goto(docs.origin);
  const frame = page.frameLocator('iframe');
  const heard = (): Promise<unknown[]> => page.evaluate('heard');
  const event = { origin: site.origin, from: 'server-actions-lab', version: 1, embed: 'own-the-row' };
  await expect(frame.getByRole('heading', { level: 2, name: 'Someone else’s order' })).toBeVisible();
  await expect.poll(heard).toEqual([{ ...event, type: 'loaded' }]);
  expect(site.runtime.sessions()).toBe(0);
  expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(await frame.locator('html').evaluate(() => crossOriginIsolated)).toBe(true);

  await frame.getByRole('button', { name: 'Start' }).click();
  const app = frame.getByRole('region', { name: 'Stagedoor' }).frameLocator('iframe');
  await expect(app.getByRole('heading', { name: 'Your orders' })).toBeVisible({ timeout: 90_000 });
  await expect.poll(heard).toContainEqual({ ...event, type: 'ready' });

  const ask = (request: object): Promise<void> =>
    page.evaluate(([message, target]) => frames[0]?.postMessage(message, target), [
      request,
      site.origin,
    ] as const);
  await ask({ to: 'server-actions-lab', type: 'theme', theme: 'light' });
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light');
  await ask({ to: 'server-actions-lab', type: 'run-checks' });
  await expect.poll(heard, { timeout: 90_000 }).toContainEqual({
    ...event,
    type: 'failed',
    checks: expect.arrayContaining([{ id: 'own-row', status: 'fail' }]),
  });
  docs.close();
});
