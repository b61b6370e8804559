import { expect, test } from 'vitest';
import { listedPackages } from './listed-packages.ts';

const manifest = (dependencies: unknown): string => JSON.stringify({ name: 'a', dependencies });

test('packages are listed by name, and those that are not installed in that version are told apart', () => {
  const template = manifest({ zod: '4.6.7', next: '16.4.6' });
  expect(listedPackages(manifest({ zod: '4.6.7', next: '15.0.0', ms: '2.1.3' }), template)).toEqual([
    { name: 'ms', version: '2.1.3', isThere: false, isTemplates: false, canBeHad: true },
    { name: 'next', version: '15.0.0', isThere: false, isTemplates: true, canBeHad: true },
    { name: 'zod', version: '4.6.7', isThere: true, isTemplates: true, canBeHad: true },
  ]);
  const [ms] = listedPackages(manifest({ ms: '2.1.3' }), template, { ms: '2.1.3' }) ?? [];
  expect(ms?.isThere).toBe(true);
  expect(listedPackages(manifest({ ms: 'file:../ms' }), template)).toMatchObject([{ canBeHad: false }]);
});

test('a package.json that is being written, or is anything else, has none to list', () => {
  const template = manifest({});
  expect(listedPackages('{ "dependencies": {', template)).toBeNull();
  expect(listedPackages(manifest(['a']), template)).toBeNull();
  expect(listedPackages('{}', template)).toEqual([]);
});
