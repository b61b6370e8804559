import { expect, test } from 'vitest';
import { matchesGlob } from './globs.ts';

test.each([
  ['actions/orders.ts', 'actions/**', true],
  ['actions/deep/orders.ts', 'actions/**', true],
  ['actions', 'actions/**', false],
  ['data/orders.ts', 'actions/**', false],
  ['actions/orders.ts', 'actions/*', true],
  ['actions/deep/orders.ts', 'actions/*', false],
  ['proxy.ts', '*', true],
  ['app/page.tsx', '*', false],
  ['app/events/[slug]/text.tsx', 'app/events/[slug]/**', true],
  ['app/events/s/text.tsx', 'app/events/[slug]/**', false],
  ['app/a/b/page.tsx', '**/page.tsx', true],
  ['page.tsx', '**/page.tsx', true],
  ['lib/xs', 'lib/x.', false],
])('%s and %s: %s', (path, glob, is) => {
  expect(matchesGlob(path, glob)).toBe(is);
});
