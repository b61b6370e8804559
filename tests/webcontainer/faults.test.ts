/** A host can fail at every stage. Each failure ends in its own code, in words that say what to do, and in no spinner. */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Fault } from '../../scripts/stand-in-host/faults.ts';
import { until } from '../../site/lib/runtime/contract-tools.ts';
import type { Times } from '../../site/lib/runtime/webcontainer/times.ts';
import { closedOrigin, type Fixture, startFixture } from './fixture.ts';
import type { BootAction, Outcome } from './page/main.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());
afterEach(async () => {
  fixture.host.faults.clear();
  await Promise.all(fixture.browser.contexts().map((context) => context.close()));
  await fixture.allGone();
});

const boot = (page: Page, action: BootAction = {}): Promise<Outcome> =>
  page.evaluate((given) => window.testPage.boot(given), action);

const failure = (code: string, ...words: string[]) => ({
  is: 'failed',
  code,
  message: expect.stringMatching(new RegExp(words.join('.*'))),
});

interface Case {
  readonly fault: Fault;
  /** Shorter for the stage that fails, so that the test need not wait; the others stay as they are. */
  readonly times: Partial<Times>;
  readonly expected: ReturnType<typeof failure>;
}

const mendable: readonly Case[] = [
  {
    fault: 'never-answers',
    times: { reach: 400 },
    expected: failure('unreachable', 'cannot be reached', 'content blockers', 'npm start'),
  },
  {
    fault: 'not-isolated',
    times: { reach: 800 },
    expected: failure('unreachable', 'cannot be reached', 'npm start'),
  },
  {
    fault: 'no-hello',
    times: { handshake: 400 },
    expected: failure('timeout', 'page does not start', 'reload', 'npm start'),
  },
  {
    fault: 'boot-rejects',
    times: {},
    expected: failure('denied', 'refused to boot', 'this origin is not welcome', 'npm start'),
  },
  {
    fault: 'mount-hangs',
    times: { mount: 400 },
    expected: failure('timeout', 'does not finish unpacking', 'npm start'),
  },
  {
    fault: 'mount-out-of-memory',
    times: {},
    expected: failure('out-of-memory', 'Array buffer allocation failed', 'Close other tabs', 'npm start'),
  },
];

for (const { fault, times, expected } of mendable) {
  test(`${fault}: is told, and the same page boots when it is mended`, async () => {
    fixture.host.faults.add(fault);
    const page = await fixture.open();
    expect(await boot(page, { times })).toEqual(expected);
    fixture.host.faults.clear();
    expect(await boot(page)).toEqual({ is: 'booted' });
    expect(await page.evaluate(() => window.testPage.runtime?.list('.'))).toEqual([]);
  });
}

test('a boot that hangs is told; the client cannot boot again, so the page says to reload', async () => {
  fixture.host.faults.add('boot-hangs');
  const page = await fixture.open();
  const expected = failure('timeout', 'does not finish booting', 'Reload this page');
  expect(await boot(page, { times: { boot: 400 } })).toEqual(expected);
  fixture.host.faults.clear();
  expect(await boot(page, { times: { boot: 400 } })).toEqual(expected);
  await page.reload();
  await page.waitForFunction(() => window.testPage !== undefined);
  expect(await boot(page)).toEqual({ is: 'booted' });
});

test('a host where nobody listens is unreachable', async () => {
  const hostUrl = await closedOrigin();
  const page = await fixture.open({ hostUrl });
  const expected = failure('unreachable', new URL(hostUrl).host, 'cannot be reached');
  expect(await boot(page, { times: { reach: 400 } })).toEqual(expected);
});

test('a host that dies during the mount is a loss', async () => {
  fixture.host.faults.add('dies-at-mount');
  const page = await fixture.open();
  expect(await boot(page)).toEqual(failure('lost', 'host has gone away', 'Reload this page'));
});

test('a slow host is no failure', async () => {
  fixture.host.faults.add('slow');
  const page = await fixture.open();
  expect(await boot(page)).toEqual({ is: 'booted' });
});

test('a page that is not isolated, and a browser that cannot, are told before anything is loaded', async () => {
  const open = await fixture.open({ path: '/open' });
  expect(await boot(open)).toEqual(failure('not-isolated', 'Cross-Origin-Opener-Policy', 'npm start'));
  const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1';
  const phone = await fixture.open({ context: await fixture.browser.newContext({ userAgent }) });
  expect(await boot(phone)).toEqual(failure('unsupported-browser', 'Use Chrome', 'npm start'));
  for (const page of [open, phone]) expect(page.frames()).toHaveLength(1);
});

test('a host that dies while it runs is told once, and ends calls and processes', async () => {
  const page = await fixture.open();
  expect(await boot(page)).toEqual({ is: 'booted' });
  const exit = page.evaluate(async () => {
    const process = await window.testPage.runtime?.spawn('node', ['-e', 'setInterval(() => {}, 1000)']);
    Object.assign(window, { spawned: true });
    return await process?.exit;
  });
  await page.waitForFunction(() => 'spawned' in window);
  fixture.host.drop();
  await page.waitForFunction(() => window.testPage.losses.length > 0);
  expect(await exit).toBe(137);
  const later = await page.evaluate(async () => {
    const read = await window.testPage.runtime?.read('a.txt').catch((error: Error) => error.message);
    await window.testPage.runtime?.dispose();
    return { read, losses: window.testPage.losses };
  });
  expect(later.losses).toEqual([
    { code: 'lost', message: expect.stringMatching(/host has gone away.*Your code is kept. Reload/) },
  ]);
  expect(later.read).toBe(later.losses[0]?.message);
});

test('a host that falls silent while it runs is noticed, and its page is spent', async () => {
  const page = await fixture.open();
  expect(await boot(page, { times: { heartbeat: 100 } })).toEqual({ is: 'booted' });
  fixture.host.faults.add('silent');
  await page.waitForFunction(() => window.testPage.losses.length > 0);
  expect(await page.evaluate(() => window.testPage.losses)).toEqual([
    { code: 'lost', message: expect.stringContaining('its page no longer answers') },
  ]);
  expect(await boot(page)).toEqual(failure('lost', 'gone for good', 'Reload this page'));
});

test('a call that is never answered rejects, and the next one is made', async () => {
  const page = await fixture.open();
  expect(await boot(page, { times: { call: 300 } })).toEqual({ is: 'booted' });
  fixture.host.faults.add('silent');
  const write = page.evaluate(() =>
    window.testPage.runtime?.write('a.txt', 'a').catch((error: Error) => error.message),
  );
  expect(await write).toMatch(/has not answered \(writing a.txt\).*Reload/);
  fixture.host.faults.clear();
  const read = await page.evaluate(async () => {
    await window.testPage.runtime?.write('b.txt', 'b');
    return await window.testPage.runtime?.read('b.txt');
  });
  expect(read).toBe('b');
});

for (const abortAt of ['connecting', 'booting', 'downloading', 'unpacking'] as const) {
  test(`an abort while ${abortAt} rejects with its reason, and leaves the page free`, async () => {
    const page = await fixture.open();
    const aborted = { is: 'failed', code: 'none', message: 'the page was left' };
    expect(await boot(page, { abortAt })).toEqual(aborted);
    expect(await boot(page)).toEqual({ is: 'booted' });
    expect(fixture.host.containers()).toBe(1);
  });
}

test('a container that comes after its boot was given up is torn down', async () => {
  // So slow that the test sees the container come and go.
  fixture.host.faults.add('slow');
  const page = await fixture.open();
  expect(await boot(page, { abortAt: 'connecting' })).toMatchObject({ message: 'the page was left' });
  await until(() => fixture.host.containers() === 1, 'the container has come');
  await fixture.allGone();
});

test('a second boot is refused while there is a container, and harms nothing', async () => {
  const page = await fixture.open();
  const outcomes = await page.evaluate(() => Promise.all([window.testPage.boot(), window.testPage.boot()]));
  expect(outcomes).toEqual([{ is: 'booted' }, failure('denied', 'can have only one')]);
  await page.evaluate(() => window.testPage.runtime?.write('a.txt', 'a'));
  expect(await boot(page)).toEqual(failure('denied', 'can have only one'));
  expect(await page.evaluate(() => window.testPage.runtime?.read('a.txt'))).toBe('a');
});
