/** Owns the learner's way on a hosted site: the app runs in a WebContainer, and what happens where none can be had. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { readBuiltSite } from '../../scripts/site/built-site.ts';
import { headerFiles } from '../../scripts/site/header-files.ts';
import { startStandInHost } from '../../scripts/stand-in-host/host.ts';
import { openDocs } from './docs-page.ts';
import { LabPage } from './fixtures.ts';
import { BASE, expect, hosted, hostedFolder } from './hosted.ts';
import { lessonFile } from './lesson-file.ts';
import { startStaticHost } from './static-host.ts';

const OWN_CHECKS = `import { check, checks, expect } from '@lab/checks';

export default checks(
  check('own', 'Ana cannot cancel an order of Ben', async ({ actions, data, users }) => {
    const order = await data.one('orders', { userId: users.ben.id, status: 'paid' });
    const diff = await data.diff(() => actions.call('cancelOrder', { as: users.ana, args: [order.id] }));
    expect(diff, 'Ana cancelled an order of Ben.').toBeEmpty();
  }),
);
`;

hosted(
  'a lesson is done in a WebContainer from static files, and a second visit downloads nothing',
  async ({ page, hostedLab, hostedSite, host, complaints }) => {
    await hosted.step('the first visit shows how much has come', async () => {
      await expect(page.getByText(/Download Next\.js and the packages/)).toBeVisible();
      await hostedLab.whenUp();
      await expect(hostedLab.app.getByText('Signed in as Ana')).toBeVisible();
      await expect(page.locator('.runtime-status')).toContainText('WebContainer');
      expect(host.containers()).toBe(1);
      expect(hostedSite.asked.filter((path) => path.endsWith('.snapshot'))).toHaveLength(1);
    });

    await hosted.step('the starter fails with evidence, and the solution passes', async () => {
      await hostedLab.expectRun('0 passed, 4 failed');
      await expect(hostedLab.check('Ana cannot cancel Ben’s order')).toContainText(
        'word for word what Ben’s browser sends',
      );
      await hostedLab.replaceCode(await lessonFile('solution/actions/cancel-order.ts'));
      await hostedLab.expectRun('4 passed');
      await expect(page.getByRole('heading', { name: 'Why it holds now' })).toBeVisible();
    });

    // A static host on this machine is asked whether it is a local runtime, and has no such page. Webpack's development
    // server preloads style sheets of pages that are not shown.
    expect(complaints.filter((text) => !/status of 404|preloaded using link preload/.test(text))).toEqual([]);

    await hosted.step('a mistake in the code has its place', async () => {
      await hostedLab.replaceCode("'use server';\n\nexport async function cancelOrder( {\n");
      await hostedLab.runChecks.click();
      await expect(page.getByRole('button', { name: /cancel-order\.ts:\d+/ })).toBeVisible({
        timeout: 60_000,
      });
    });

    await hosted.step('the second visit downloads nothing', async () => {
      await hostedLab.replaceCode(await lessonFile('solution/actions/cancel-order.ts'));
      await hostedLab.expectRun('4 passed');
      hostedSite.asked.length = 0;
      await page.reload();
      await hostedLab.whenUp();
      expect(hostedSite.asked).toContain('/sandbox/manifest.json');
      expect(hostedSite.asked.filter((path) => path.endsWith('.snapshot'))).toEqual([]);
      await expect(page.getByRole('region', { name: 'Code' })).toContainText('OrderId.safeParse');
    });
  },
);

hosted(
  'where the host cannot be reached, the lesson stays, says why, and starts when it can',
  async ({ page, hostedLab, host }) => {
    const alert = page.getByRole('region', { name: 'Stagedoor' }).getByRole('alert');
    await hosted.step('nothing answers', async () => {
      host.faults.add('never-answers');
      await page.reload();
      await expect(alert).toContainText('The runtime cannot be reached.', { timeout: 60_000 });
      await expect(alert.getByRole('link', { name: 'Download this lesson' })).toHaveAttribute(
        'href',
        '/lab/downloads/own-the-row.zip',
      );
      await expect(page.getByRole('heading', { name: 'Break it first' })).toBeVisible();
      await expect(hostedLab.runChecks).toBeDisabled();
    });
    await hosted.step('one click tries again', async () => {
      host.faults.delete('never-answers');
      await alert.getByRole('button', { name: 'Start again' }).click();
      await hostedLab.whenUp();
    });
    await hosted.step('a host that dies under the app is noticed, and edits are kept', async () => {
      await hostedLab.replaceCode(await lessonFile('solution/actions/cancel-order.ts'));
      host.drop();
      await expect(alert).toContainText('The runtime has gone.', { timeout: 60_000 });
      await page.reload();
      await hostedLab.whenUp();
      await hostedLab.expectRun('4 passed');
    });
  },
);

hosted(
  'a browser out of memory is told so, and not blamed on the code',
  async ({ page, hostedLab, host }) => {
    host.faults.add('mount-out-of-memory');
    await page.reload();
    const alert = page.getByRole('region', { name: 'Stagedoor' }).getByRole('alert');
    await expect(alert).toContainText('The memory was not enough.', { timeout: 60_000 });
    await expect(alert).toContainText('Your edits are safe.');
    await expect(hostedLab.runChecks).toBeDisabled();
  },
);

hosted(
  'a playground runs in a WebContainer: changed, kept, shared by a link that asks first, and judged by own checks',
  async ({ page, browser, hostedLab: lab, hostedSite, host }) => {
    hosted.slow();
    const solution = await lessonFile('solution/actions/cancel-order.ts');
    await page.goto(hostedSite.url('/playground/?from=own-the-row&code=starter'));
    await hosted.step('it runs, and is there again after a reload', async () => {
      await lab.whenUp();
      await lab.openFile('cancel-order.ts');
      await lab.replaceCode(solution);
      await page.reload();
      await lab.whenUp();
      await expect(lab.code).toContainText(/import.\{.and,.eq.\}/);
    });
    await hosted.step('it says that it has its packages and can have no others', async () => {
      await page.getByRole('button', { name: 'Menu of this playground' }).click();
      await page.getByText(/^Packages of the app/).click();
      const panel = page.locator('.pg-packages');
      await expect(panel).toContainText('The browser’s runtime carries only these');
      await expect(panel.getByLabel('Add a package')).toHaveCount(0);
      await page.keyboard.press('Escape');
    });
    const link = await hosted.step('it becomes a link', async () => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await page.getByRole('region', { name: 'Share by link' }).getByRole('button', { name: 'Copy' }).click();
      await expect(page.getByRole('region', { name: 'Share by link' }).getByRole('status')).toHaveText(
        'Copied.',
      );
      return await page.evaluate(() => navigator.clipboard.readText());
    });
    await hosted.step('it is taken home', async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Take home' }).click();
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download zip' }).click();
      const files = unzipSync(await readFile(await (await downloading).path()));
      expect(Buffer.from(files['someone-elses-order/actions/cancel-order.ts'] ?? []).toString()).toBe(
        solution,
      );
      await page.close();
    });
    await hosted.step('somebody else opens the link, once asked, and judges it', async () => {
      const fresh = await browser.newContext({ serviceWorkers: 'block' });
      await fresh.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: hostedSite.origin });
      await fresh.addInitScript((url) => {
        Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: url });
      }, host.hostUrl);
      const theirs = new LabPage(await fresh.newPage());
      await theirs.page.goto(link);
      await theirs.page.getByRole('button', { name: 'Open and run it' }).click();
      await theirs.whenUp();
      await expect(theirs.code).toContainText(/import.\{.and,.eq.\}/);
      await theirs.code.getByRole('button', { name: 'Files', exact: true }).click();
      await theirs.code.getByRole('button', { name: 'New file' }).click();
      await theirs.code.getByLabel('Path of the new file').fill('checks.ts');
      await theirs.code.getByLabel('Path of the new file').press('Enter');
      await theirs.replaceCode(OWN_CHECKS);
      await theirs.expectRun('1 passed');
      await fresh.close();
    });
  },
);

/** The hosted site as one that allows pages of this machine to embed it. */
const embeddable = async (): Promise<AsyncDisposable & { readonly origin: string }> => {
  await using ends = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'lab-embeddable-'));
  ends.defer(() => rm(folder, { recursive: true, force: true }));
  await cp(hostedFolder, folder, { recursive: true });
  const headers = headerFiles(
    await readBuiltSite(folder, { base: BASE, embeddedBy: ['http://localhost:*'] }),
  );
  for (const [name, text] of Object.entries(headers)) await writeFile(join(folder, name), text);
  const { port, stop } = await startStaticHost(folder, BASE);
  ends.defer(stop);
  const all = ends.move();
  return { origin: `http://localhost:${port}`, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

hosted(
  'a page of another origin embeds a lesson that runs in a WebContainer once it is started',
  async ({ page, context, hostedSite: _ }) => {
    await using site = await embeddable();
    const docs = await openDocs(`${site.origin}${BASE}embed/?lesson=own-the-row`);
    const host = await startStandInHost({ siteOrigin: site.origin, aroundSite: [docs.origin] });
    try {
      await context.addInitScript((url) => {
        Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: url });
      }, host.hostUrl);
      await page.goto(docs.origin);
      const frame = page.frameLocator('iframe[title="Lab"]');
      await expect(frame.getByRole('heading', { level: 2, name: 'Someone else’s order' })).toBeVisible();
      expect(host.containers()).toBe(0);
      await frame.getByRole('button', { name: 'Start' }).click();
      const app = frame.getByRole('region', { name: 'Stagedoor' }).frameLocator('iframe');
      await expect(app.getByRole('heading', { name: 'Your orders' })).toBeVisible({ timeout: 90_000 });
      expect(host.containers()).toBe(1);
      await expect
        .poll(() => page.evaluate('heard'))
        .toContainEqual(expect.objectContaining({ type: 'ready', origin: site.origin }));
    } finally {
      docs.close();
      await host.close();
    }
  },
);
