/** Owns what a person sees when tabs, storage or a newer lesson come in the way of their code, and that no letter is lost. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { browserArgs, ensureBrowser } from '../../scripts/ensure-browser.ts';
import { expect, LabPage, test } from './fixtures.ts';
import { desk, takePhoneScreen, takeScreen } from './screens.ts';

test.use({ viewport: desk });

const LESSON = '/lessons/own-the-row/';

const editorReady = (lab: LabPage) =>
  expect(lab.page.getByRole('textbox', { name: /press ctrl\+m/i })).toBeAttached({ timeout: 60_000 });

/** Types a line of its own at the beginning of the open file, letter by letter. */
const type = async (lab: LabPage, words: string): Promise<void> => {
  await lab.page.getByRole('textbox', { name: /press ctrl\+m/i }).focus();
  await lab.page.keyboard.press('ControlOrMeta+Home');
  await lab.page.keyboard.type(`// ${words}\n`);
  await expect(lab.code).toContainText(words);
};

/** The app is up, shows its data, and has the newest code. */
const atRest = async (lab: LabPage): Promise<void> => {
  await lab.whenUp();
  await expect(lab.app.getByRole('button', { name: /^cancel/i }).first()).toBeVisible();
  await expect(lab.pane.getByRole('status')).toHaveCount(0, { timeout: 60_000 });
};

const openTab = async (context: BrowserContext, url: string): Promise<LabPage> => {
  const page = await context.newPage();
  await page.goto(url);
  const lab = new LabPage(page);
  await editorReady(lab);
  return lab;
};

const note = (lab: LabPage, title: string) => lab.code.locator('.draft-note').filter({ hasText: title });

test('a tab that crashes in the middle of a word has every letter when it is opened again', async ({
  lab,
  page,
  context,
  site,
}) => {
  await editorReady(lab);
  await type(lab, 'written before the crash');
  const crashed = page.waitForEvent('crash');
  const devtools = await context.newCDPSession(page);
  void devtools.send('Page.crash').catch(() => {});
  await crashed;
  await expect.poll(() => site.runtime.sessions(), { timeout: 30_000 }).toBe(0);
  const again = await openTab(context, site.url(LESSON));
  await expect(again.code).toContainText('written before the crash');
  await atRest(again);
  await takeScreen(again.page, 'tab-crashed');
});

test('of two tabs on one lesson the other is told, nothing is overwritten, and the choice can be taken back', async ({
  lab,
  context,
  site,
}) => {
  await editorReady(lab);
  const other = await openTab(context, site.url(LESSON));
  await type(lab, 'from the first tab');
  const told = note(other, 'Edited in another tab.');
  await expect(told).toContainText('Both versions are kept until you choose.');
  await type(other, 'from the second tab');
  await atRest(other);
  await takeScreen(other.page, 'two-tabs');
  await takePhoneScreen(other.page, 'two-tabs', 'Code');
  await told.getByRole('button', { name: 'Use that version' }).click();
  await expect(other.code).toContainText('from the first tab');
  await expect(other.code).not.toContainText('from the second tab');
  await other.code.getByRole('button', { name: 'Take it back' }).click();
  await expect(other.code).toContainText('from the second tab');
});

test('a full storage is told, and what was typed meanwhile is kept once there is room', async ({
  page,
  context,
  site,
}) => {
  const devtools = await context.newCDPSession(page);
  // From the beginning: Chromium remembers for half a minute that there was room.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize: 1 });
  await page.goto(site.url(LESSON));
  const lab = new LabPage(page);
  await editorReady(lab);
  await type(lab, 'typed without room');
  const refused = note(lab, 'Your last edits are only in this tab.');
  await expect(refused).toContainText('storage is full');
  await expect(refused.getByRole('button', { name: 'Download your files' })).toBeVisible();
  await atRest(lab);
  await takeScreen(lab.page, 'storage-full');
  const download = lab.page.waitForEvent('download');
  await refused.getByRole('button', { name: 'Download your files' }).click();
  expect((await download).suggestedFilename()).toContain('own-the-row');
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.origin });
  await refused.getByRole('button', { name: 'Try again' }).click();
  await expect(refused).toHaveCount(0);
  await lab.page.reload();
  await expect(lab.code).toContainText('typed without room');
});

/** A browser whose owner lets no site keep anything. */
const openForbidding = async (folder: string): Promise<BrowserContext> => {
  await mkdir(join(folder, 'Default'), { recursive: true });
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(folder, 'Default/Preferences'), JSON.stringify(preferences));
  return await chromium.launchPersistentContext(folder, {
    executablePath: ensureBrowser(),
    args: browserArgs,
    viewport: desk,
  });
};

test('a browser that forbids to keep anything is said to, and the lesson and its app work all the same', async ({
  site,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'lab-forbidding-'));
  const context = await openForbidding(folder);
  try {
    const lab = await openTab(context, site.url(LESSON));
    await type(lab, 'typed where nothing is kept');
    const refused = note(lab, 'Your last edits are only in this tab.');
    await expect(refused).toContainText('This browser does not let the page keep anything.');
    await atRest(lab);
    await takeScreen(lab.page, 'storage-forbidden');
    const download = lab.page.waitForEvent('download');
    await refused.getByRole('button', { name: 'Download your files' }).click();
    expect((await download).suggestedFilename()).toContain('own-the-row');
    await lab.expectRun('0 passed, 4 failed');
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** The lesson as its author has changed it since. */
const publishNewer = async (page: Page): Promise<void> => {
  await page.route('**/data/lessons/own-the-row.json', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replaceAll("'use server'", "'use server' /* newer */") });
  });
};

test('code that was written for an older lesson is shown, and either version can be had', async ({ lab }) => {
  await editorReady(lab);
  await type(lab, 'for the older lesson');
  await publishNewer(lab.page);
  await lab.page.reload();
  await editorReady(lab);
  const older = note(lab, 'This lesson has changed since you wrote your code.');
  await expect(older).toContainText('What you see is yours. Whichever you choose, you can take it back.');
  await expect(lab.code).toContainText('for the older lesson');
  await atRest(lab);
  await takeScreen(lab.page, 'older-lesson');
  await older.getByRole('button', { name: 'Start from the new ones' }).click();
  await expect(lab.code).toContainText('/* newer */');
  await expect(older).toHaveCount(0);
  await lab.code.getByRole('button', { name: 'Take it back' }).click();
  await expect(lab.code).toContainText('for the older lesson');
  await older.getByRole('button', { name: 'Keep my files' }).click();
  await expect(older).toHaveCount(0);
});
