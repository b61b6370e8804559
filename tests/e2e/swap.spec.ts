/** Owns going from lesson to lesson: the page, its app and its runtime stay, and everything of the lesson changes. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

interface Held {
  /** Of the whole page with its frames, in MB, after the garbage is gone. */
  readonly heap: number;
  readonly models: number;
  readonly frames: number;
  readonly listeners: number;
  readonly nodes: number;
}

/** What the page holds on to. */
const heldBy = async (page: Page): Promise<Held> => {
  const devtools = await page.context().newCDPSession(page);
  // What only a finaliser lets go of goes the second time.
  for (let time = 0; time < 2; time++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { jsEventListeners, nodes } = await devtools.send('Memory.getDOMCounters');
  await devtools.detach();
  const models = await page.evaluate(() => Reflect.get(window, 'monaco').editor.getModels().length);
  return {
    heap: usedSize / 1_000_000,
    models,
    frames: page.frames().length,
    listeners: jsEventListeners,
    nodes,
  };
};

// Monaco puts itself where this test can count what it holds.
test.beforeEach(({ page }) =>
  page.addInitScript(() => Object.assign(window, { MonacoEnvironment: { globalAPI: true } })),
);

test('lessons take each other’s place in the app that runs, however quickly one goes back and forth', async ({
  page,
  site,
  lab,
}) => {
  // Eleven lessons are opened, and the checks of three of them run.
  test.setTimeout(480_000);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const neighbours = page.getByRole('navigation', { name: 'Neighbouring lessons' }).getByRole('link');
  const here = page.getByRole('heading', { level: 1, name: 'Someone else’s order' });
  const whenSettled = async (): Promise<void> => {
    await expect(here).toBeVisible();
    await lab.whenUp();
    await expect(lab.app.getByText('Signed in as Ana')).toBeVisible();
    await lab.expectRun('0 passed, 4 failed');
  };
  await lab.whenUp();
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));

  await neighbours.first().click();
  await expect(page).toHaveURL(/\/lessons\/public-endpoint\/$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Your action is an API' })).toBeVisible();
  await expect(page).toHaveTitle(/Your action is an API/);
  await expect(page.getByRole('region', { name: 'Code' })).toContainText('unpublish-event.ts');
  await expect(lab.runChecks).toBeEnabled();
  await lab.expectRun('1 passed, 3 failed');

  await page.goBack();
  await whenSettled();
  const before = await heldBy(page);
  // Nobody waits for the app, nor for the editor.
  for (let time = 0; time < 5; time++) {
    await neighbours.last().click();
    await page.waitForURL(/\/runtime-types\//);
    if (time % 2 === 0) await neighbours.first().click();
    else await page.goBack();
    await page.waitForURL(/\/own-the-row\//);
  }
  await whenSettled();
  const after = await heldBy(page);
  expect([after.models, after.frames]).toEqual([before.models, before.frames]);
  // Ten lessons that stay in memory are 10 MB, 800 listeners and 30 000 nodes.
  expect(after.heap).toBeLessThan(before.heap + 8);
  expect(after.listeners).toBeLessThan(before.listeners + 250);
  expect(after.nodes).toBeLessThan(before.nodes + 10_000);
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  expect(site.runtime.sessions()).toBe(1);
  expect(errors).toEqual([]);
});
