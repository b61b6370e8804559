/** Owns proving, in a real browser and with a real app, that faults have words, a way on, and cost no keystroke. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { serveSite } from '../../scripts/site/server.ts';
import { expect, LabPage, test } from './fixtures.ts';

const LESSON = '/lessons/own-the-row/';
const lessonFile = (path: string): Promise<string> =>
  readFile(new URL(`../../lessons/${path}`, import.meta.url), 'utf8');

const code = (page: Page) => page.getByRole('region', { name: 'Code' });

/** Types a line at the beginning of the file, key by key. */
const typeLine = async (page: Page, line: string): Promise<void> => {
  await page.getByRole('textbox', { name: /press ctrl\+m/i }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type(`${line}\n`);
};

type Refusal = 'full' | 'forbidden';
/** From now on, or until told otherwise, this page's storage refuses. */
const refuse = (page: Page, how: Refusal | null): Promise<void> =>
  page.evaluate((refusal) => void Object.assign(window, { refusal }), how);
/** Puts the switch for `refuse` into every page. */
const preparePage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const refusalOf = (): unknown => ('refusal' in window ? window.refusal : null);
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      if (refusalOf() === 'full') throw new DOMException('No room.', 'QuotaExceededError');
      return put.apply(this, given);
    };
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      if (refusalOf() === 'forbidden') throw new DOMException('Not allowed.', 'SecurityError');
      return transaction.apply(this, given);
    };
  });

// The app starts four times in it.
test.setTimeout(480_000);

test('eight faults in a row cost no keystroke', async ({ context }) => {
  const site = await serveSite({ port: 0 });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  let page = await context.newPage();
  await preparePage(page);
  await page.goto(site.url(LESSON));
  const typed: string[] = [];
  const type = async (): Promise<void> => {
    typed.push(`// line ${typed.length + 1} of what was typed`);
    await typeLine(page, typed.at(-1) ?? '');
  };
  /** Everything typed is in the editor, the newest first. */
  const expectAll = async (): Promise<void> => {
    await expect
      .poll(async () => {
        // Monaco places its lines by their position, in whatever order they came.
        const lines = await code(page)
          .locator('.view-line')
          .evaluateAll((all) =>
            all
              .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent }))
              .sort((a, b) => a.top - b.top)
              .map(({ text }) => text),
          );
        return lines.map((line) => line.replace(/\s/g, ' ')).filter((line) => line.startsWith('// line'));
      })
      .toEqual(typed.toReversed());
  };
  const alert = (words: RegExp) => code(page).getByRole('alert').filter({ hasText: words });

  await test.step('the page is loaded again in the middle of a word, before the app is up', async () => {
    await type();
    await page.reload();
    await expectAll();
  });
  await test.step('the tab crashes', async () => {
    await type();
    await type();
    const crashed = page;
    const devtools = await context.newCDPSession(crashed);
    void devtools.send('Page.crash').catch(() => {});
    await crashed.waitForEvent('crash');
    page = await context.newPage();
    await preparePage(page);
    await page.goto(site.url(LESSON));
    await crashed.close();
    await expectAll();
  });
  await test.step('storage is full, and has room again', async () => {
    await refuse(page, 'full');
    await type();
    await expect(alert(/only in this tab.*full/)).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download your files' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain(typed.at(-1));
    await refuse(page, null);
    await type();
    await expect(alert(/only in this tab/)).toHaveCount(0);
    await page.reload();
    await expectAll();
  });
  await test.step('storage is forbidden, and the tab is closed meanwhile', async () => {
    await refuse(page, 'forbidden');
    await type();
    await expect(alert(/only in this tab/)).toBeVisible();
    await page.reload();
    await expectAll();
  });
  const lab = new LabPage(page);
  await test.step('the server is killed', async () => {
    await lab.whenUp();
    const { length } = typed;
    const starter = await lessonFile('1-security/02-own-the-row/starter/actions/cancel-order.ts');
    const killing = starter.replace(
      'const session',
      "process.kill(process.pid, 'SIGKILL');\n  const session",
    );
    await lab.replaceCode([...typed.toReversed(), killing].join('\n'));
    await expect(page.getByRole('status').filter({ hasText: 'Compiling' })).toHaveCount(0);
    const cancel = lab.app.getByRole('button', { name: /^cancel/i }).first();
    await cancel.click();
    await type();
    await expect(page.getByText(/Starting Stagedoor again|ended by itself/).first()).toBeVisible();
    await type();
    await lab.whenUp();
    expect(typed).toHaveLength(length + 2);
    await expectAll();
  });
  await test.step('two tabs type, and both versions are there until one is chosen', async () => {
    const other = await context.newPage();
    await other.goto(site.url(LESSON));
    await expect(code(other)).toContainText(typed.at(-1) ?? '');
    await typeLine(other, '// from the other tab');
    const told = code(page).getByRole('status').filter({ hasText: 'Edited in another tab' });
    await expect(told).toBeVisible();
    await type();
    await expectAll();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await expect(told).toHaveCount(0);
    await expect(code(other).getByRole('status').filter({ hasText: 'Edited in another tab' })).toBeVisible();
    await expect(code(other)).toContainText('// from the other tab');
    await code(page).getByRole('button', { name: 'Take it back' }).click();
    await expect(code(page)).toContainText('// from the other tab');
    await code(page).getByRole('button', { name: 'Take it back' }).click();
    await other.close();
    await expectAll();
  });
  await test.step('the lesson has changed since, and its new files are looked at', async () => {
    await type();
    await expect.poll(() => changeVersion(page)).toBe(true);
    await page.reload();
    const note = code(page).getByRole('status').filter({ hasText: 'This lesson has changed' });
    await expect(note).toBeVisible();
    await expectAll();
    await note.getByRole('button', { name: 'Start from the new ones' }).click();
    await expect(code(page)).not.toContainText('// line');
    await code(page).getByRole('button', { name: 'Take it back' }).click();
    await note.getByRole('button', { name: 'Keep my files' }).click();
    await expect(note).toHaveCount(0);
    await expectAll();
  });
  await test.step('the service is stopped, and the page is loaded again', async () => {
    await lab.whenUp();
    await site.runtime.close();
    await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible();
    await type();
    await page.reload();
    await expectAll();
  });
  await page.close();
  await site.close();
});

/** Makes the kept draft one of another version of the lesson. @returns whether there was one, with nothing unsaved. */
const changeVersion = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    if (Object.keys(localStorage).some((key) => key.startsWith('server-actions-lab:typed:'))) return false;
    const opening = indexedDB.open('server-actions-lab');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const store = opening.result.transaction('drafts', 'readwrite').objectStore('drafts');
    const asked = store.get('own-the-row');
    await new Promise((resolve) => {
      asked.onsuccess = resolve;
    });
    store.put({ ...asked.result, madeFor: 'an older lesson' }, 'own-the-row');
    await new Promise((resolve) => {
      store.transaction.oncomplete = resolve;
    });
    opening.result.close();
    return true;
  });
