/** Owns what every end-to-end test stands on: the built site with its runtime, a page that complains, and the lab's parts. */
import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { defaultLimits, type Limits } from '../../scripts/local-runtime/limits.ts';
import { buildSite } from '../../scripts/site/build.ts';
import { type SiteServer, serveSite } from '../../scripts/site/server.ts';

/** A lesson's page as a learner uses it. */
export class LabPage {
  readonly page: Page;
  readonly app: FrameLocator;
  readonly runChecks: Locator;
  readonly code: Locator;
  /** The pane with the app, and whatever stands in its place. */
  readonly pane: Locator;

  constructor(page: Page) {
    this.page = page;
    this.code = page.getByRole('region', { name: 'Code', exact: true });
    this.pane = page.getByRole('region', { name: 'Stagedoor' });
    this.app = page.getByRole('region', { name: 'Stagedoor' }).frameLocator('iframe');
    this.runChecks = page.getByRole('button', { name: /^run checks/i });
  }

  async whenUp(): Promise<void> {
    await expect(this.app.getByRole('heading', { name: 'Your orders' })).toBeVisible({ timeout: 90_000 });
  }

  async seeAs(person: string): Promise<void> {
    await this.page.getByRole('button', { name: /see the app as/i }).click();
    await this.page.getByRole('option', { name: new RegExp(`^.?${person}`, 'i') }).click();
  }

  /** Opens one of the lesson's files in the editor. */
  async openFile(name: string): Promise<void> {
    const tab = this.code.getByRole('tab', { name: new RegExp(`^${name.replace('.', '\\.')}\\b`) });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /** Replaces the whole file that is open in the editor, as somebody who pastes. */
  async replaceCode(code: string): Promise<void> {
    const editor = this.page.getByRole('textbox', { name: /press ctrl\+m/i });
    await editor.focus();
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), code);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+V');
    await this.page.keyboard.press('ControlOrMeta+Home');
  }

  /** Runs the checks and waits for their count. A press while the app starts anew is not taken: it is repeated then. */
  async expectRun(summary: string): Promise<void> {
    const note = this.page.locator('#run-note');
    await expect(async () => {
      await this.runChecks.click();
      await expect(note).not.toHaveText(/^$|once the app is up/, { timeout: 2000 });
    }).toPass({ timeout: 120_000 });
    await expect(note).toHaveText(summary, { timeout: 120_000 });
  }

  /** The row of one check. */
  check(title: string): Locator {
    return this.page
      .getByRole('tabpanel', { name: 'Checks' })
      .getByRole('listitem')
      .filter({ hasText: title });
  }

  /** Brings one of the dock's instruments to the front. */
  openTab(name: string): Promise<void> {
    return this.page.getByRole('tablist', { name: 'Instruments' }).getByRole('tab', { name }).click();
  }
}

interface Fixtures {
  /** What the page's console and network complained about; a test ends by finding this empty. */
  readonly complaints: string[];
  readonly lab: LabPage;
}

interface WorkerFixtures {
  /** What else than everybody the app may take of this machine. */
  readonly limits: Partial<Limits>;
  readonly site: SiteServer;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  limits: [{}, { option: true, scope: 'worker' }],
  site: [
    async ({ limits }, use) => {
      await buildSite({ quiet: true });
      const site = await serveSite({ port: 0, limits: { ...defaultLimits, ...limits } });
      await use(site);
      await site.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // The test's own doing.
      if (message.text() === 'Service Worker registration blocked by Playwright') return;
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await use(complaints);
  },
  lab: async ({ page, site, context }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
    await page.goto(site.url('/lessons/own-the-row/'));
    await use(new LabPage(page));
  },
});

export { expect };
