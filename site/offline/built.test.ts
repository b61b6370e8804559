import { expect, test } from 'vitest';
import { cacheName, keepsWorkbench, otherVersions } from './built.ts';

const here = { base: '/lab/', build: 'new' };
const names = [
  cacheName('pages', here),
  cacheName('pages', { ...here, build: 'old' }),
  cacheName('workbench', { ...here, build: 'older' }),
  cacheName('pages', { base: '/', build: 'old' }),
  cacheName('pages', { base: '/lab/two/', build: 'old' }),
  'server-actions-lab:snapshots',
  'somebody-else',
];

test('other versions are those of this site only, not of its neighbours on the host', () => {
  expect(otherVersions(names, here)).toEqual([names[1], names[2]]);
});

test('a lesson that was opened under any version is remembered', () => {
  expect(keepsWorkbench(names, '/lab/')).toBe(true);
  expect(keepsWorkbench(names, '/')).toBe(false);
});
