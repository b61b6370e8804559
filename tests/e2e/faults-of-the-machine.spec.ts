/** Owns what a person sees when this machine stops what runs the app, sleeps, has no room or no network, and the way on. */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nativeGround } from '../../scripts/local-runtime/ground.ts';
import { templateFolder } from '../../scripts/site/paths.ts';
import { serveSite } from '../../scripts/site/server.ts';
import { expect, LabPage, test } from './fixtures.ts';
import { desk, takePhoneScreen, takeScreen } from './screens.ts';

test.use({ viewport: desk });

const LESSON = '/lessons/own-the-row/';
const MINE = '// written before it happened\n';

/** The process of the one app that this test has open. */
const serverOfApp = (): number => {
  const isOurs = (pid: string): boolean => {
    try {
      const parent = / [A-Z] (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1];
      return (
        parent === String(process.pid) &&
        readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('.lab/server.mjs')
      );
    } catch {
      return false;
    }
  };
  const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOurs(name));
  expect(found).toHaveLength(1);
  return Number(found[0]);
};

const lessonFile = (path: string): string =>
  readFileSync(new URL(`../../lessons/${path}`, import.meta.url), 'utf8');

/** Puts a line of the learner's own over the file that is open. */
const writeSomething = async (lab: LabPage): Promise<void> => {
  await lab.replaceCode(MINE + lessonFile('1-security/02-own-the-row/starter/actions/cancel-order.ts'));
  await expect(lab.code).toContainText(MINE.trim());
};

test('an app whose process is killed starts again; killed once more, it says whose fault it is and how to go on', async ({
  lab,
  page,
}) => {
  test.skip(process.platform !== 'linux', 'The process is found in /proc.');
  await lab.whenUp();
  await writeSomething(lab);
  const starting = lab.pane.getByRole('status').filter({ hasText: 'Starting Stagedoor again' });
  await test.step('the sandbox server is killed', async () => {
    process.kill(serverOfApp(), 'SIGKILL');
    await expect(starting).toContainText('The server crashed, or something ended it (exit code 137).');
    await expect(starting).toContainText('your edits are kept');
    await takeScreen(page, 'sandbox-server-killed');
    await lab.whenUp();
  });
  await test.step('Next.js crashes with it', async () => {
    process.kill(serverOfApp(), 'SIGSEGV');
    const stopped = lab.pane.getByRole('alert');
    // On a machine so busy that a minute has passed, it is the first time again.
    await expect(stopped.or(starting)).toContainText(
      'The server crashed, or something ended it (exit code 139).',
    );
    if (await stopped.isVisible()) {
      await expect(stopped).toContainText('The sandbox stopped. This is our fault, not your code’s.');
      await expect(stopped).toContainText('Your edits are safe.');
      await expect(lab.runChecks).toBeDisabled();
      await takeScreen(page, 'next-crashed');
      await takePhoneScreen(page, 'next-crashed', 'App');
      await lab.pane.getByRole('button', { name: 'Start again' }).click();
    }
    await lab.whenUp();
  });
  await expect(lab.code).toContainText(MINE.trim());
});

test('a service that stops is said to have gone, and what to do; started anew, its link brings the app back', async ({
  page,
  context,
}) => {
  let site = await serveSite({ port: 0 });
  try {
    const port = Number(new URL(site.origin).port);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
    await page.goto(site.url(LESSON));
    const lab = new LabPage(page);
    const stopped = lab.pane.getByRole('alert');
    await lab.whenUp();
    await writeSomething(lab);
    await test.step('it stops', async () => {
      await site.close();
      await expect(stopped).toContainText('The runtime has gone.');
      await expect(stopped).toContainText('npm start');
      await expect(stopped).toContainText('Your edits are safe.');
      await takeScreen(page, 'service-stopped');
      await takePhoneScreen(page, 'service-stopped', 'App');
    });
    await test.step('starting again without it says what is missing', async () => {
      await lab.pane.getByRole('button', { name: 'Start again' }).click();
      await expect(stopped).toContainText('The runtime cannot be reached.', { timeout: 60_000 });
      await expect(stopped).toContainText(`No local runtime answers at localhost:${port}.`);
      await takeScreen(page, 'service-not-there');
    });
    await test.step('it was started anew, with another key', async () => {
      site = await serveSite({ port });
      expect(Number(new URL(site.origin).port)).toBe(port);
      await lab.pane.getByRole('button', { name: 'Start again' }).click();
      await expect(stopped).toContainText('This page may not start the app yet.');
      await expect(stopped).toContainText('Open the link that "npm start" printed');
      await takeScreen(page, 'service-with-another-key');
    });
    await test.step('its link, opened in any tab', async () => {
      const other = await context.newPage();
      await other.goto(site.url('/'));
      await lab.whenUp();
      await expect(lab.code).toContainText(MINE.trim());
    });
  } finally {
    await site.close();
  }
});

test('a laptop that slept for a night finds its app as it was', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  await page.clock.install();
  await page.goto(site.url('/lessons/saved-but-stale/'));
  const lab = new LabPage(page);
  const saves = lab.app.getByRole('button', { name: 'Save text' });
  await expect(saves).toBeVisible({ timeout: 90_000 });
  await test.step('a night', async () => {
    await page.clock.fastForward('08:00:00');
    await page.clock.fastForward('00:00:30');
    await expect(page.locator('.runtime-status')).toContainText('running');
    await expect(lab.pane.getByRole('alert')).toHaveCount(0);
    await expect(saves).toBeVisible();
    await takeScreen(page, 'laptop-slept');
  });
});

test('packages that are not there yet are installed with progress; what fails is told, and tried again', async ({
  page,
}) => {
  const cacheFolder = await mkdtemp(join(tmpdir(), 'lab-cache-'));
  // A registry that lets everybody wait, until it breaks off.
  const registry = createServer();
  await new Promise<void>((resolve) => void registry.listen(0, '127.0.0.1', resolve));
  const npm = {
    npm_config_registry: `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`,
    npm_config_fetch_retries: '0',
    npm_config_cache: join(cacheFolder, 'npm'),
  };
  Object.assign(process.env, npm);
  const site = await serveSite({ port: 0, ground: nativeGround({ templateFolder, cacheFolder }) });
  try {
    await page.goto(site.url(LESSON));
    const lab = new LabPage(page);
    const starting = lab.pane.getByRole('status');
    await expect(starting).toContainText('Install Next.js and the packages');
    await expect(lab.pane.getByRole('progressbar', { name: /Install/ })).toBeVisible();
    await expect(starting).toContainText('your edits are kept');
    await takeScreen(page, 'installing');
    registry.on('request', (request) => request.socket.destroy());
    registry.closeAllConnections();
    const failed = lab.pane.getByRole('alert');
    await expect(failed).toContainText('The app could not be made ready.', { timeout: 60_000 });
    await expect(failed).toContainText("The app's packages could not be installed: npm ci ended with 1.");
    await expect(failed).toContainText('Check the network');
    await expect(lab.pane.getByRole('button', { name: 'Start again' })).toBeInViewport();
    await takeScreen(page, 'install-failed');
    for (const name of Object.keys(npm)) delete process.env[name];
    await lab.pane.getByRole('button', { name: 'Start again' }).click();
    await expect(starting).toContainText(/\(\d+ of \d+\)/, { timeout: 60_000 });
    await lab.whenUp();
  } finally {
    for (const name of Object.keys(npm)) delete process.env[name];
    registry.closeAllConnections();
    registry.close();
    await site.close();
    await rm(cacheFolder, { recursive: true, force: true });
  }
});

test('a disk without room for an edit is named; the edit stays, and is given again', async ({
  page,
  site,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.origin });
  let isFull = false;
  // What the service answers when the system says ENOSPC (see jail-error.ts); nobody fills a disk for a test.
  await page.routeWebSocket(/\/runtime$/, (socket) => {
    const service = socket.connectToServer();
    socket.onMessage((message) => {
      const { call, method, args } = JSON.parse(String(message)) as {
        call: string;
        method: string;
        args: string[];
      };
      if (isFull && (method === 'write' || method === 'mount'))
        socket.send(
          JSON.stringify({
            reply: call,
            error: {
              name: 'JailError',
              code: 'ENOSPC',
              message: `ENOSPC: "${args[0]}" does not fit: the disk is full`,
            },
          }),
        );
      else service.send(message);
    });
  });
  await page.goto(site.url(LESSON));
  const lab = new LabPage(page);
  await lab.whenUp();
  isFull = true;
  await writeSomething(lab);
  const note = lab.pane.getByRole('alert');
  await expect(note).toContainText('The app did not get your last edit');
  await expect(note).toContainText('"actions/cancel-order.ts" does not fit: the disk is full. Your edits');
  await expect(note).toContainText('Your edits are kept.');
  await expect(lab.code).toContainText(MINE.trim());
  await takeScreen(page, 'disk-full');
  isFull = false;
  await note.getByRole('button', { name: 'Try again' }).click();
  await expect(note).toHaveCount(0);
  await lab.expectRun('0 passed, 4 failed');
});
