/** Owns that the site is kept: read, edited and searched without its host, and new versions announced and never forced. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeServiceWorker } from '../../scripts/site/service-worker.ts';
import { test as base, expect, LabPage } from './fixtures.ts';
import { BASE, buildHosted, hostedFolder } from './hosted.ts';
import { type StaticHost, startStaticHost } from './static-host.ts';

/** The same site as if something had changed in it. */
async function makeNextVersion(folder: string): Promise<void> {
  await cp(hostedFolder, folder, { recursive: true });
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.html')) continue;
    const html = await readFile(join(folder, name), 'utf8');
    await writeFile(join(folder, name), html.replace(/data-build="[^"]+"/, 'data-build="next"'));
  }
  await writeServiceWorker(folder, { build: 'next', base: BASE });
}

const test = base.extend<{ host: StaticHost }, { nextVersion: string }>({
  nextVersion: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern.
    async ({}, use) => {
      await buildHosted();
      const folder = await mkdtemp(join(tmpdir(), 'lab-next-version-'));
      await makeNextVersion(folder);
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  host: async ({ nextVersion: _ }, use) => {
    const host = await startStaticHost(hostedFolder, BASE);
    await use(host);
    await host.stop();
  },
});

test.use({ serviceWorkers: 'allow' });

const whenKept = (page: Page, what: 'pages' | 'all'): Promise<void> =>
  expect(page.locator('html')).toHaveAttribute('data-kept', what);
const build = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset.build);
const keptVersions = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.includes(':/lab/:')));
const isIsolated = (page: Page): Promise<boolean> => page.evaluate(() => crossOriginIsolated);

test('a second visit reads, edits and searches without the host; then a new version is announced, and loses no edit', async ({
  page,
  context,
  host,
  nextVersion,
}) => {
  // Not "localhost", which is a learner's own machine.
  const origin = `http://lab.localhost:${host.port}`;
  const visit = (path: string) => page.goto(`${origin}${BASE}${path}`);
  const lab = new LabPage(page);
  const announcement = page.getByText('A new version of the course is here.');
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });

  await test.step('the first visit keeps everything', async () => {
    await visit('lessons/own-the-row/');
    await whenKept(page, 'all');
  });

  await test.step('without the host the lesson opens, isolated, and the editor knows its types', async () => {
    await host.stop();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Break it first' })).toBeVisible();
    expect(await isIsolated(page)).toBe(true);
    await lab.replaceCode(
      "import { cookies } from 'next/headers';\n\nexport const jar: number = cookies();\n",
    );
    // Also those of files that import what was there before, if the types come after the paste.
    await expect(lab.code.getByRole('button', { name: /^\d+ problem/ })).toBeVisible();
    await page.reload();
    await expect(lab.code).toContainText('export const jar: number');
  });

  await test.step('pages that were never visited are there, and the search finds them', async () => {
    await visit('glossary/');
    await expect(page.getByRole('heading', { name: 'Glossary', level: 1 })).toBeVisible();
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('closure');
    await expect(page.getByRole('option').first()).toContainText(/closure/i);
  });

  await test.step('an address that is not kept says so, and leads on', async () => {
    const response = await visit('nowhere/');
    expect(response?.status()).toBe(503);
    expect(await isIsolated(page)).toBe(true);
    await expect(page.getByText('/lab/nowhere/')).toBeVisible();
    await page.getByRole('link', { name: 'Someone else’s order' }).click();
    await expect(page.getByRole('heading', { name: 'Break it first' })).toBeVisible();
  });

  await test.step('the host is back with a new version: it is announced, and the old one goes on', async () => {
    await host.publish(nextVersion);
    await host.start();
    await page.reload();
    await expect(announcement).toBeVisible();
    await page.reload();
    await expect(announcement).toBeVisible();
    expect(await build(page)).not.toBe('next');
    expect(host.asked.filter((path) => path.endsWith('.snapshot'))).toEqual([]);
  });

  await test.step('it is loaded when somebody says so, with the edits and without the old one', async () => {
    await page.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(() => build(page).catch(() => null)).toBe('next');
    await expect(announcement).toBeHidden();
    await expect(lab.code).toContainText('export const jar: number');
    expect((await keptVersions(page)).toSorted()).toEqual([
      'server-actions-lab:pages:/lab/:next',
      'server-actions-lab:workbench:/lab/:next',
    ]);
  });
});

test('on one’s own machine the server comes first, and a page of the new version needs no announcement', async ({
  page,
  host,
  nextVersion,
}) => {
  await page.goto(`http://localhost:${host.port}${BASE}course/`);
  await whenKept(page, 'pages');
  await expect(page.getByText('This course can be read offline.')).toBeVisible();
  expect(await keptVersions(page)).toHaveLength(1);

  await host.publish(nextVersion);
  await page.reload();
  expect(await build(page)).toBe('next');
  await expect.poll(() => keptVersions(page)).toEqual(['server-actions-lab:pages:/lab/:next']);
  await expect(page.getByText('A new version of the course is here.')).toBeHidden();

  await host.stop();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await isIsolated(page)).toBe(true);
  const answer = await page.evaluate(() =>
    fetch('/runtime').then(
      () => 'answered',
      () => 'unreachable',
    ),
  );
  expect(answer).toBe('unreachable');
});
