import { expect, test } from 'vitest';
import { toTree } from '../snapshot/tree.ts';
import { canRelocate, relocate } from './relocate.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const read = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test('every mention of the folder is exchanged, and nothing else', () => {
  const cache = toTree([['a.pack', text('x/tmp/lab-1/app|/tmp/lab-1|/tmp/lab-12|/tmp/lab')]]);
  const moved = relocate(cache, '/tmp/lab-1', '/home/app1');
  expect(read(moved.get('a.pack'))).toBe('x/home/app1/app|/home/app1|/home/app12|/tmp/lab');
  expect(read(cache.get('a.pack'))).toContain('/tmp/lab-1');
});

test('a folder whose path is longer is refused', () => {
  expect(canRelocate('/a', '/bc')).toBe(false);
  expect(() => relocate(toTree([]), '/a', '/bc')).toThrow('not as long');
});

test('length is counted in bytes, as webpack does', () => {
  expect(canRelocate('/ä', '/ab')).toBe(true);
});
