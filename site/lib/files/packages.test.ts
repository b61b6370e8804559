import { expect, test } from 'vitest';
import {
  addedPackages,
  dependenciesOf,
  MAX_PACKAGES,
  packagesShape,
  readPackageName,
  withoutPackage,
  withPackages,
} from './packages.ts';

test('what is not the template’s is added, and the template’s own keep its versions', () => {
  const template = { zod: '4.6.7', next: '16.4.6' };
  const named = { next: '15.0.0', ms: '2.1.3', dayjs: '^1.11.0' };
  expect(addedPackages(named, template)).toEqual({ dayjs: '^1.11.0', ms: '2.1.3' });
});

test.each([
  ['a folder', { ms: 'file:../ms' }],
  ['an address', { ms: 'https://example.com/ms.tgz' }],
  ['a repository', { ms: 'vercel/ms' }],
  ['another name', { ms: 'npm:other@1.0.0' }],
  ['an option', { '--ignore-scripts=false': '1.0.0' }],
  ['a path', { '../ms': '1.0.0' }],
  ['the folder itself', { ms: '.' }],
  ['the folder above', { ms: '..' }],
  ['a hidden folder', { ms: '.x' }],
  ['a file', { ms: 'ms.tgz' }],
  ['a file that looks like a version', { ms: '1.0.0-x.tgz' }],
  ['a file with another ending', { ms: '1.0.0-x.tar.gz' }],
])('%s is no package of npm’s', (_, named: Record<string, string>) => {
  expect(addedPackages(named, {})).toEqual({});
  expect(packagesShape.safeParse(named).success).toBe(false);
});

test('there is an end to how many', () => {
  const many = Object.fromEntries(Array.from({ length: MAX_PACKAGES + 1 }, (_, index) => [`p${index}`, '1']));
  expect(packagesShape.safeParse(many).success).toBe(false);
});

test('a package.json that is being written names nothing', () => {
  expect(dependenciesOf('{ "dependencies": {')).toBeNull();
  expect(dependenciesOf('{ "dependencies": ["ms"] }')).toBeNull();
  expect(dependenciesOf('{}')).toEqual({});
});

test.each([
  ['dayjs', { name: 'dayjs', range: 'latest' }],
  [' dayjs@1.11.0 ', { name: 'dayjs', range: '1.11.0' }],
  ['@tanstack/react-query', { name: '@tanstack/react-query', range: 'latest' }],
  ['@tanstack/react-query@^5', { name: '@tanstack/react-query', range: '^5' }],
  ['github:vercel/ms', null],
  ['ms@file:../x', null],
  ['dayjs@>=1.2 <2 || ^3.0.0-rc.1', { name: 'dayjs', range: '>=1.2 <2 || ^3.0.0-rc.1' }],
  ['dayjs@1.x', { name: 'dayjs', range: '1.x' }],
  ['dayjs@*', { name: 'dayjs', range: '*' }],
  ['dayjs@1.0.0 - 2', { name: 'dayjs', range: '1.0.0 - 2' }],
  ['dayjs@..', null],
  ['', null],
  ['--force', null],
])('%s', (written, read) => {
  expect(readPackageName(written)).toEqual(read);
});

const TEXT = `{
  "name": "stagedoor",
  "dependencies": {
    "next": "16.4.6",
    "zod": "4.6.7"
  },
  "scripts": {}
}
`;

test('a package is named in its place, and everything else stays', () => {
  const more = withPackages(TEXT, { ms: '2.1.3' });
  expect(more).toBe(TEXT.replace('"next"', '"ms": "2.1.3",\n    "next"'));
  expect(withoutPackage(more, 'ms')).toBe(TEXT);
});

test('where nothing was named the first one is', () => {
  expect(JSON.parse(withPackages('{}', { ms: '2.1.3' }))).toEqual({ dependencies: { ms: '2.1.3' } });
});
