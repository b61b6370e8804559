/** What a real browser says before a container is tried in it. */
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closedOrigin, type Fixture, startFixture } from './fixture.ts';

let fixture: Fixture;
let context: BrowserContext;
beforeAll(async () => {
  fixture = await startFixture();
  context = await fixture.browser.newContext();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

const inspect = (page: Page) => page.evaluate(() => window.testPage.inspectBrowser());

test('Chromium on a computer is fit, isolated, and has room', async () => {
  const found = await inspect(await fixture.open({ context }));
  expect(found).toMatchObject({
    engine: { name: 'chromium', fitness: 'fine' },
    isIsolated: true,
    storage: { isUsable: true },
    isOtherTabRunning: false,
  });
  expect(found.storage.freeBytes).toBeGreaterThan(0);
  expect(await inspect(await fixture.open({ context, path: '/open' }))).toMatchObject({ isIsolated: false });
});

test('a tab knows of the container in another tab, as long as it runs', async () => {
  const [running, asking] = [await fixture.open({ context }), await fixture.open({ context })];
  await running.evaluate(() => window.testPage.boot());
  expect(await inspect(asking)).toMatchObject({ isOtherTabRunning: true });
  expect(await inspect(running), 'its own is no other').toMatchObject({ isOtherTabRunning: false });
  await running.evaluate(() => window.testPage.runtime?.dispose());
  await asking.waitForFunction(async () => !(await window.testPage.inspectBrowser()).isOtherTabRunning);
});

test('a host is reachable or not, within two seconds, also without a boot', async () => {
  const reach = (page: Page) => page.evaluate(() => window.testPage.reachHost());
  expect(await reach(await fixture.open({ context }))).toBe(true);
  expect(await reach(await fixture.open({ context, hostUrl: await closedOrigin() }))).toBe(false);
});

test('asking for the host can be aborted', async () => {
  fixture.host.faults.add('never-answers');
  const page = await fixture.open({ context });
  const reason = await page.evaluate(async () => {
    const abort = new AbortController();
    const asked = window.testPage.reachHost({ signal: abort.signal });
    abort.abort(new Error('the page was left'));
    return await asked.catch((error: Error) => error.message);
  });
  expect(reason).toBe('the page was left');
});
