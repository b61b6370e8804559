/** Owns choosing where the app runs, on a site that offers both: by a link, by a click, and what stands in when it fails. */
import { startStandInHost } from '../../scripts/stand-in-host/host.ts';
import { expect, LabPage, test } from './fixtures.ts';

/** Nothing listens there, and browsers refuse nothing about it. */
const CLOSED = 'http://127.0.0.1:9';

const useHost = (url: string) => Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: url });

test('a WebContainer that cannot be had is replaced by the local runtime, and the page says why', async ({
  page,
  site,
}) => {
  await page.addInitScript(useHost, CLOSED);
  await page.goto(`${site.url('/lessons/own-the-row/')}&runtime=webcontainer`);
  expect(new URL(page.url()).hash).toBe('');
  await new LabPage(page).whenUp();
  const note = page.locator('.fallback-note');
  await expect(note).toContainText('The app runs on this machine instead of in this tab.');
  await expect(note).toContainText('cannot be reached');
  await expect(page.locator('.runtime-status')).toContainText('Local runtime');
  await note.getByRole('button', { name: 'All right' }).click();
  await expect(note).toHaveCount(0);
});

test('one click moves the app into the browser and back, and the choice and the code stay', async ({
  page,
  site,
}) => {
  const host = await startStandInHost({ siteOrigin: site.origin });
  try {
    await page.addInitScript(useHost, host.hostUrl);
    await page.goto(site.url('/lessons/own-the-row/'));
    const lab = new LabPage(page);
    const status = page.locator('.runtime-status');
    await lab.whenUp();
    await expect(status).toContainText('Local runtime');
    expect(host.containers()).toBe(0);

    await status.click();
    await page.getByRole('radio', { name: /WebContainer/ }).click();
    await expect(status).toContainText('WebContainer', { timeout: 60_000 });
    await lab.whenUp();
    expect(host.containers()).toBe(1);
    expect(site.runtime.sessions()).toBe(0);

    await page.reload();
    await lab.whenUp();
    await expect(status).toContainText('WebContainer');

    await status.click();
    await page.keyboard.press('Escape');
    await expect(status).toBeFocused();
    await status.click();
    await page.getByRole('radio', { name: /Local runtime/ }).click();
    await expect(status).toContainText('Local runtime', { timeout: 60_000 });
    await lab.whenUp();
    expect(host.containers()).toBe(0);
  } finally {
    await host.close();
  }
});
