import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { test as base, expect, onTestFinished } from 'vitest';
import { readApp } from '../../scripts/offline/check/app-files.ts';
import { findBrowser } from '../../scripts/offline/check/find-browser.ts';
import { servePage } from '../../scripts/offline/check/page-server.ts';
import { allPass, formatResults } from '../../scripts/offline/check/report.ts';
import type { Result } from '../../scripts/offline/verdict.ts';

const test = base;

const makeFolder = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<string> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lab-offline-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, contents] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
  return folder;
};

test('the app is what the learner wrote, with the sandbox server, and nothing that would move Next’s root', async () => {
  const folder = await makeFolder({
    'app/page.tsx': 'page',
    'app/page.test.tsx': 'test',
    'package.json': '{}',
    '.env.local': 'A=1',
    'public/dot.png': new Uint8Array([0x89, 0xff, 0x00]),
    'package-lock.json': '{}',
    'pnpm-workspace.yaml': '',
    'yarn.lock': '',
    'README.md': '',
    'node_modules/next/index.js': '',
    '.next/trace': '',
    '.git/HEAD': '',
    '.lab/check.mjs': '',
    '.lab/app/server.mjs': 'server',
    '.lab/app/agent.js': 'agent',
  });
  await symlink(join(folder, '.git'), join(folder, 'app', 'link'));
  expect(await readApp(folder, join(folder, '.lab'))).toEqual({
    '.env.local': { text: 'A=1' },
    'app/page.tsx': { text: 'page' },
    'package.json': { text: '{}' },
    'public/dot.png': { base64: 'if8A' },
    '.lab/agent.js': { text: 'agent' },
    '.lab/server.mjs': { text: 'server' },
  });
});

const serve = async () => {
  const folder = await makeFolder({
    'app/page.tsx': 'page',
    '.lab/app/server.mjs': '',
    '.lab/page/index.html': 'hello',
  });
  const server = await servePage({
    lessonFolder: folder,
    labFolder: join(folder, '.lab'),
    cacheFolder: join(folder, 'cache'),
    log: () => {},
  });
  onTestFinished(() => server.close());
  const { origin, hash } = new URL(server.url);
  return { server, origin, key: new URLSearchParams(hash.slice(1)).get('key') ?? '' };
};

test('the page is served isolated, and the app only to whoever has the key', async () => {
  const { origin, key } = await serve();
  const page = await fetch(`${origin}/`);
  expect(await page.text()).toBe('hello');
  expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect((await fetch(`${origin}/task.json`)).status).toBe(401);
  expect((await fetch(`${origin}/task.json`, { headers: { authorization: `Bearer ${key}x` } })).status).toBe(
    401,
  );
  const task = await fetch(`${origin}/task.json`, { headers: { authorization: `Bearer ${key}` } });
  expect(await task.json()).toMatchObject({ 'app/page.tsx': { text: 'page' } });
});

test('another name for the server is refused, and so is what it does not serve', async () => {
  const { origin } = await serve();
  expect((await fetch(origin.replace('localhost', '127.0.0.1'))).status).toBe(421);
  expect((await fetch(`${origin}/../package.json`)).status).toBe(404);
});

test('a verdict counts only with the key and in its form', async () => {
  const { server, origin, key } = await serve();
  const leave = (body: unknown, authorization: string): Promise<Response> =>
    fetch(`${origin}/verdict`, { method: 'POST', headers: { authorization }, body: JSON.stringify(body) });
  expect((await leave({ results: [] }, 'Bearer guess')).status).toBe(401);
  expect((await leave({ results: [{ status: 'great' }] }, `Bearer ${key}`)).status).toBe(500);
  expect((await leave({ problem: 'no memory' }, `Bearer ${key}`)).status).toBe(204);
  expect(await server.verdict).toEqual({ problem: 'no memory' });
});

test('browsers are found where each system has them, a named one first', () => {
  const findOn = (
    platform: NodeJS.Platform,
    env: Record<string, string>,
    ...there: string[]
  ): string | null => findBrowser({ platform, env, exists: (path) => there.includes(path) });
  expect(findOn('linux', { PATH: '/a:/usr/bin' }, '/usr/bin/chromium')).toBe('/usr/bin/chromium');
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  expect(findOn('win32', { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, edge)).toBe(edge);
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(findOn('darwin', {}, chrome)).toBe(chrome);
  expect(findOn('linux', { PATH: '/usr/bin', LAB_CHROMIUM: '/mine' }, '/usr/bin/chromium', '/mine')).toBe(
    '/mine',
  );
  expect(findOn('linux', { PATH: '/usr/bin' })).toBeNull();
});

const result = (status: Result['status'], message = ''): Result => ({
  id: 'a',
  title: `it ${status}s`,
  status,
  message,
});
const printed = (...results: Result[]): string => stripVTControlCharacters(formatResults(results));

test('a verdict is printed with what each failed check says', () => {
  expect(printed(result('pass'), result('fail', 'It did.\nTwice.'), result('error', 'Gone.'))).toBe(
    [
      '✓ it passs',
      '✗ it fails',
      '    It did.',
      '    Twice.',
      '✗ it errors',
      '    Could not be judged; run the checks again. Gone.',
      '',
      '1 passed, 2 failed',
    ].join('\n'),
  );
});

test('what does not compile is said once and without the chain of imports', () => {
  const message = 'Does not compile. a.ts:3 Oh.\n\n  Import trace:\n    ./.lab/sandboxes/1/a.ts';
  expect(printed(result('fail', message), result('fail', message))).toBe(
    ['✗ it fails', '✗ it fails', '    Does not compile. a.ts:3 Oh.', '', '0 passed, 2 failed'].join('\n'),
  );
});

test('running nothing is never a pass', () => {
  expect(allPass([])).toBe(false);
  expect(allPass([result('pass')])).toBe(true);
  expect(allPass([result('pass'), result('error')])).toBe(false);
});
