import { expect, test } from 'vitest';
import type { Built, Group } from '../built.ts';
import { FakeBrowser } from './fake-scope.ts';
import { serve } from './main.ts';

const BASE = '/lab/';
const paths: Record<string, Group> = { '': 'pages', 'offline/': 'pages', 'data/types.json': 'workbench' };

const version = (build: string, script: string): Built => ({
  build,
  base: BASE,
  files: Object.entries({ ...paths, [`_astro/${script}`]: 'pages' as const }).map(([path, group]) => ({
    path,
    hash: 'sha256-',
    bytes: 1000,
    group,
  })),
});
const one = version('one', 'one.js');
const two = version('two', 'two.js');

const publish = (browser: FakeBrowser, { build, files }: Built): void => {
  browser.server.clear();
  for (const { path } of files) browser.server.set(BASE + path, `${path} of ${build}`);
};

const startWorker = (browser: FakeBrowser, built: Built) => {
  const worker = browser.startWorker();
  serve(built, worker.scope);
  return worker;
};

/** A browser that has the first version, as after a visit. */
const afterVisit = async () => {
  const browser = new FakeBrowser();
  publish(browser, one);
  const worker = startWorker(browser, one);
  await worker.happen('install');
  await worker.happen('activate');
  browser.windows = ['a'];
  return { browser, worker };
};
const textOf = async (response: Promise<Response | undefined>): Promise<string | undefined> =>
  (await response)?.text();

test('what was kept is given without the server, with its headers', async () => {
  const { browser, worker } = await afterVisit();
  browser.isOnline = false;
  const page = await worker.get(BASE, { mode: 'navigate' });
  expect(await page?.text()).toBe(' of one');
  expect(page?.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
});

test('a page that is not kept gives way to the offline page, isolated and not as if it were found', async () => {
  const { browser, worker } = await afterVisit();
  browser.isOnline = false;
  const page = await worker.get('/lab/nowhere/', { mode: 'navigate' });
  expect(page?.status).toBe(503);
  expect(page?.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  expect(await page?.text()).toBe('offline/ of one');
});

test('a page whose address lacks its slash is found offline too, with what follows', async () => {
  const { browser, worker } = await afterVisit();
  browser.isOnline = false;
  const page = await worker.get('/lab/offline?file=a', { mode: 'navigate' });
  expect(page?.headers.get('location')).toBe('https://lab.example.com/lab/offline/?file=a');
});

test('the workbench is kept when a page asks for it, and from then on with every version', async () => {
  const { browser, worker } = await afterVisit();
  expect(browser.asked).not.toContain('/lab/data/types.json');
  expect(await worker.tell('keep-workbench')).toBe(true);
  publish(browser, two);
  const next = startWorker(browser, two);
  await next.happen('install');
  browser.isOnline = false;
  await next.happen('activate');
  expect(await textOf(next.get('/lab/data/types.json'))).toBe('data/types.json of two');
});

test('an installation that ends half-way changes nothing and leaves nothing', async () => {
  const { browser, worker } = await afterVisit();
  const before = [...browser.caches.keys()];
  publish(browser, two);
  browser.server.set('/lab/_astro/two.js', 500);
  await expect(startWorker(browser, two).happen('install')).rejects.toThrow('_astro/two.js');
  expect([...browser.caches.keys()]).toEqual(before);
  expect(await textOf(worker.get(BASE, { mode: 'navigate' }))).toBe(' of one');
});

test('where room is short nothing is kept', async () => {
  const browser = new FakeBrowser();
  publish(browser, one);
  browser.freeBytes = 8000;
  await expect(startWorker(browser, one).happen('install')).rejects.toThrow('room');
  expect(browser.caches.size).toBe(0);
});

test('a new version waits until it is told to take over, and then the old one is removed', async () => {
  const { browser, worker } = await afterVisit();
  publish(browser, two);
  const next = startWorker(browser, two);
  await next.happen('install');
  browser.waiting = {};
  expect(next.hasSkipped()).toBe(false);
  expect(await textOf(worker.get(BASE, { mode: 'navigate' }))).toBe(' of one');

  expect(await next.tell('which-build')).toBe('two');
  await next.tell('take-over');
  expect(next.hasSkipped()).toBe(true);
  browser.waiting = null;
  await next.happen('activate');
  expect([...browser.caches.keys()]).toEqual(['server-actions-lab:pages:/lab/:two']);
  expect(await textOf(next.get(BASE, { mode: 'navigate' }))).toBe(' of two');
});

test('a version that waits keeps its files when somebody goes to another page', async () => {
  const { browser } = await afterVisit();
  publish(browser, two);
  await startWorker(browser, two).happen('install');
  browser.waiting = {};
  await startWorker(browser, one).get(BASE, { mode: 'navigate' });
  expect([...browser.caches.keys()]).toContain('server-actions-lab:pages:/lab/:two');
});

test('an old page in another window finds the rest of itself, until it is gone', async () => {
  const { browser } = await afterVisit();
  publish(browser, two);
  const next = startWorker(browser, two);
  await next.happen('install');
  browser.windows = ['a', 'b'];
  await next.happen('activate');
  browser.isOnline = false;
  expect(await textOf(next.get('/lab/_astro/one.js', { from: 'b' }))).toBe('_astro/one.js of one');
  browser.windows = ['a'];
  await next.get(BASE, { mode: 'navigate', from: 'a' });
  expect([...browser.caches.keys()]).toEqual(['server-actions-lab:pages:/lab/:two']);
});
