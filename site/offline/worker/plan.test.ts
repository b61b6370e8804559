import { expect, test } from 'vitest';
import type { BuiltFile } from '../built.ts';
import { planFor } from './plan.ts';

const file = (path: string): BuiltFile => ({ path, hash: 'sha256-', bytes: 1, group: 'pages' });
const built = {
  base: '/lab/',
  files: ['', 'course/', 'data/types.json', '_astro/Lab.new.js', 'pagefind/pagefind-entry.json'].map(file),
};
const HOST = { origin: 'https://lab.example.com', hostname: 'lab.example.com' };
const MACHINE = { origin: 'http://localhost:4400', hostname: 'localhost' };
const plan = (path: string, place = HOST, { method = 'GET', mode = 'cors' } = {}) =>
  planFor({ method, mode, url: new URL(path, place.origin).href }, built, place);
const visit = (path: string, place = HOST) => plan(path, place, { mode: 'navigate' });

test('a host’s pages and files come from one version, whatever is asked of them', () => {
  expect(visit('/lab/course/?from=mail#end')).toEqual({ by: 'kept-first', file: file('course/') });
  expect(visit('/lab/')).toEqual({ by: 'kept-first', file: file('') });
  expect(plan('/lab/pagefind/pagefind-entry.json?ts=1')).toMatchObject({ by: 'kept-first' });
});

test('on one’s own machine the server comes first, but for what is named by its contents', () => {
  expect(visit('/lab/course/', MACHINE)).toEqual({ by: 'server-first', file: file('course/') });
  expect(plan('/lab/data/types.json', MACHINE)).toMatchObject({ by: 'server-first' });
  expect(plan('/lab/_astro/Lab.new.js', MACHINE)).toMatchObject({ by: 'kept-first' });
});

test.each([
  '/runtime',
  '/lab/runtime',
  '/lab/sandbox/manifest.json',
  '/lab/sandbox/dependencies-0123.snapshot',
  '/lab/downloads/own-the-row.zip',
  '/lab/service-worker.js',
  '/other/',
  'https://stackblitz.com/headless',
])('%s is left alone, on any host', (path) => {
  for (const place of [HOST, MACHINE]) expect(plan(path, place)).toEqual({ by: 'nobody-here' });
});

test('nothing that changes something is answered here', () => {
  expect(plan('/lab/course/', HOST, { method: 'POST' })).toEqual({ by: 'nobody-here' });
});

test('a part of an older version is looked for among what that version kept', () => {
  expect(plan('/lab/_astro/Lab.old.js')).toEqual({ by: 'older-version' });
});

test('an address written otherwise leads to its page, and one that leads nowhere to the server', () => {
  const asked = (path: string) => ({ by: 'server-or-offline-page', meant: path });
  expect(visit('/lab/course')).toEqual(asked('course/'));
  expect(visit('/lab/course/index.html')).toEqual(asked('course/'));
  expect(visit('/lab/nowhere/')).toEqual({ by: 'server-or-offline-page', meant: null });
});
