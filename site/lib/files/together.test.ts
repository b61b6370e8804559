import { expect, test } from 'vitest';
import { whyNotTogether } from './together.ts';

test('paths that are other files on every system can lie together', () => {
  expect(whyNotTogether(['lib/a.ts', 'lib/b.ts', 'a.ts', 'app/lib/a.ts'])).toBeNull();
});

test('two paths that differ in case only are one file on some systems', () => {
  expect(whyNotTogether(['lib/a.ts', 'lib/A.ts'])).toBe(
    'lib/a.ts and lib/A.ts are one file on some systems.',
  );
});

test('two folders that differ in case only are one folder on some systems', () => {
  expect(whyNotTogether(['lib/a.ts', 'Lib/b.ts'])).toContain('lie in one folder on some systems');
});

test('nothing can lie in a file, in whichever order they come', () => {
  for (const paths of [
    ['lib', 'lib/a.ts'],
    ['lib/a.ts', 'LIB'],
  ])
    expect(whyNotTogether(paths), String(paths)).toContain('is a file, so');
});
