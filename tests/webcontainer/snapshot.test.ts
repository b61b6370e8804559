/** What becomes of the snapshot on its way: downloaded once, checked always, and never the reason for a dead end. */
import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Fixture, startFixture } from './fixture.ts';
import type { BootAction, Outcome } from './page/main.ts';
import type { DownloadFault } from './site.ts';

let fixture: Fixture;
let context: BrowserContext;
beforeAll(async () => {
  fixture = await startFixture({ folder: '/tmp/lab-4770ab' });
});
afterAll(async () => await fixture[Symbol.asyncDispose]());
beforeEach(async () => {
  context = await fixture.browser.newContext();
  fixture.site.requests.length = 0;
  fixture.site.faults.clear();
  await fixture.site.publish();
});
afterEach(async () => {
  await context.close();
  await fixture.allGone();
});

const booted = { is: 'booted' };

/** Opens a page, boots, and leaves; what the browser keeps is there at the next visit. */
async function visit(
  action: BootAction = {},
  inPage: (page: Page) => Promise<unknown> = async () => {},
  beforehand: (page: Page) => Promise<unknown> = async () => {},
): Promise<Outcome> {
  const page = await fixture.open({ context });
  await beforehand(page);
  const outcome = await page.evaluate((given) => window.testPage.boot(given), action);
  await inPage(page);
  await page.close();
  await fixture.allGone();
  return outcome;
}

const files = (): string[] => fixture.site.requests.filter((path) => !path.endsWith('.json'));
const packageText = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => window.testPage.runtime?.read('node_modules/tiny/index.js'));
const stages = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...new Set(window.testPage.progress.map(({ stage }) => stage))]);

test('the packages are there for processes, and are no files of the app', async () => {
  const page = await fixture.open({ context });
  expect(await page.evaluate(() => window.testPage.boot())).toEqual(booted);
  const seen = await page.evaluate(async () => {
    const { runtime } = window.testPage;
    const process = await runtime?.spawn('node', ['-p', `require('tiny')`]);
    const reader = process?.output.getReader();
    const { value } = (await reader?.read()) ?? {};
    return { value, list: await runtime?.list('.') };
  });
  expect(seen).toEqual({ value: expect.stringMatching(/^t/), list: [] });
});

test('a first visit downloads the file once and tells how far it is; a second one downloads nothing', async () => {
  const first = await visit({}, async (page) => {
    expect(await stages(page)).toContain('downloading');
    const last = await page.evaluate(() => window.testPage.progress.findLast(({ bytes }) => bytes));
    expect(last?.fraction).toBe(1);
    expect(last?.bytes?.done).toBe(last?.bytes?.total);
  });
  expect(first).toEqual(booted);
  expect(files()).toHaveLength(1);
  fixture.site.requests.length = 0;
  const second = await visit({}, async (page) => {
    expect(await stages(page)).not.toContain('downloading');
    expect(await packageText(page)).toContain('tiny');
  });
  expect(second).toEqual(booted);
  expect(fixture.site.requests).toEqual(['/snapshot/manifest.json']);
});

for (const fault of ['manifest-hangs', 'manifest-unreachable'] as const) {
  test(`a second visit does not depend on the site: ${fault}`, async () => {
    await visit();
    fixture.site.faults.set(fault, 9);
    expect(await visit({ times: { news: 300 } })).toEqual(booted);
    expect(files()).toHaveLength(1);
  });
}

test('a new snapshot replaces the old one, in the container and in what is kept', async () => {
  const kept = (page: Page) =>
    page.evaluate(async () => {
      const cache = await caches.open('server-actions-lab:snapshots');
      return (await cache.keys()).map(({ url }) => url).filter((url) => url.includes('sha256'));
    });
  let before: string[] = [];
  await visit({}, async (page) => {
    before = await kept(page);
  });
  await fixture.site.publish({ files: { 'node_modules/tiny/index.js': 'module.exports = "new"' } });
  await visit({}, async (page) => {
    expect(await packageText(page)).toContain('new');
    const after = await kept(page);
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(after).not.toEqual(before);
  });
});

const damage: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  'one flipped bit': (bytes) => bytes.with(20, (bytes[20] ?? 0) ^ 1),
  'only half': (bytes) => bytes.subarray(0, bytes.length >> 1),
};
for (const [how, change] of Object.entries(damage)) {
  test(`a kept copy with ${how} is dropped and fetched again, once`, async () => {
    await visit({}, (page) =>
      page.evaluate(async (source) => {
        const alter = new Function(`return ${source}`)();
        const cache = await caches.open('server-actions-lab:snapshots');
        for (const key of await cache.keys()) {
          if (!key.url.includes('sha256')) continue;
          const bytes = new Uint8Array((await (await cache.match(key))?.arrayBuffer()) ?? []);
          await cache.put(key, new Response(alter(bytes)));
        }
      }, String(change)),
    );
    for (const downloads of [2, 2]) {
      const outcome = await visit({}, async (page) => expect(await packageText(page)).toContain('tiny'));
      expect(outcome).toEqual(booted);
      expect(files()).toHaveLength(downloads);
    }
  });
}

const mendable: readonly DownloadFault[] = ['half', 'damaged', 'stalls'];
for (const fault of mendable) {
  test(`a download that is ${fault} once is repeated`, async () => {
    fixture.site.faults.set(fault, 1);
    const outcome = await visit({ times: { stall: 500 } }, async (page) =>
      expect(await packageText(page)).toContain('tiny'),
    );
    expect(outcome).toEqual(booted);
    expect(files()).toHaveLength(2);
  });
}

const final: readonly [DownloadFault, string, RegExp, number][] = [
  ['half', 'unreachable', /arrived damaged \(\d+ bytes instead of \d+\), twice.*npm start/, 2],
  ['damaged', 'unreachable', /arrived damaged \(another hash than in its manifest\), twice/, 2],
  ['stalls', 'timeout', /stood still.*Check your connection/, 2],
  ['missing', 'unreachable', /HTTP 404.*build it again/, 1],
  ['manifest-missing', 'unreachable', /manifest.json \(HTTP 404\).*npm start/, 0],
  ['manifest-malformed', 'unreachable', /its manifest is malformed.*build it again/, 0],
  ['manifest-unreachable', 'unreachable', /could not be downloaded.*Check your connection/, 0],
  ['manifest-hangs', 'timeout', /stood still.*Check your connection/, 0],
];
for (const [fault, code, words, downloads] of final) {
  test(`a snapshot that stays ${fault} ends the boot in words`, async () => {
    fixture.site.faults.set(fault, 9);
    const outcome = await visit({ times: { stall: 500 } });
    expect(outcome).toEqual({ is: 'failed', code, message: expect.stringMatching(words) });
    expect(files()).toHaveLength(downloads);
    fixture.site.faults.clear();
    expect(await visit(), 'nothing bad was kept').toEqual(booted);
  });
}

test('a browser whose storage is full or switched off downloads each time, and boots', async () => {
  const full = (page: Page) =>
    page.evaluate(() => {
      Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    });
  const off = (page: Page) =>
    page.evaluate(() => Object.defineProperty(window, 'caches', { value: undefined }));
  for (const [index, spoil] of [full, off, full].entries()) {
    expect(await visit({}, async () => {}, spoil)).toEqual(booted);
    expect(files()).toHaveLength(index + 1);
  }
});

test('a page without memory for the snapshot says so', async () => {
  const outcome = await visit(
    {},
    async () => {},
    (page) =>
      page.evaluate(() => {
        const { digest } = SubtleCrypto.prototype;
        SubtleCrypto.prototype.digest = (...args) => {
          SubtleCrypto.prototype.digest = digest;
          void args;
          throw new RangeError('Array buffer allocation failed');
        };
      }),
  );
  expect(outcome).toMatchObject({
    code: 'out-of-memory',
    message: expect.stringContaining('Close other tabs'),
  });
});

const compiledText = (page: Page): Promise<string | undefined> =>
  page.evaluate(() =>
    window.testPage.runtime?.read('.next/cache.txt').catch((error: Error) => error.message),
  );
const root = '/tmp/lab-4770ab';

test('what was compiled beforehand is mounted where it was compiled for, and kept for the next visit', async () => {
  await fixture.site.publish({ compiled: { root } });
  for (const _ of [1, 2]) {
    await visit({ compiledCache: true }, async (page) => {
      expect(await compiledText(page)).toBe('compiled before');
      expect(await page.evaluate(() => window.testPage.runtime?.list('.'))).toEqual([]);
    });
  }
  expect(files()).toHaveLength(2);
});

test('what was compiled for another place, is damaged or is not asked for is left out, without harm', async () => {
  for (const [compiled, compiledCache] of [
    [{ root: '/home/other' }, true],
    [{ root, isDamaged: true }, true],
    [{ root }, false],
  ] as const) {
    await fixture.site.publish({ compiled });
    const outcome = await visit({ compiledCache }, async (page) =>
      expect(await compiledText(page)).toMatch(/^ENOENT/),
    );
    expect(outcome).toEqual(booted);
  }
});
