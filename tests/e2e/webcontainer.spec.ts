/** Owns the learner's way on a hosted site: the app runs in a WebContainer, and what happens where none can be had. */
import { expect, hosted } from './hosted.ts';
import { lessonFile } from './lesson-file.ts';

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
