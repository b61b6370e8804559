import { expect, test } from 'vitest';
import { toFileTree } from './file-tree.ts';

test('flat paths become a tree', () => {
  const bytes = Uint8Array.of(1);
  expect(JSON.parse(JSON.stringify(toFileTree({ 'a/b.txt': 'b', 'a/c/d.txt': 'd', e: 'e' })))).toEqual({
    a: {
      directory: {
        'b.txt': { file: { contents: 'b' } },
        c: { directory: { 'd.txt': { file: { contents: 'd' } } } },
      },
    },
    e: { file: { contents: 'e' } },
  });
  expect(toFileTree({ x: bytes }).x).toEqual({ file: { contents: bytes } });
});

test('names that every object has are names like others', () => {
  const tree = toFileTree({ 'constructor/toString': 'x', hasOwnProperty: 'y' });
  expect(Object.keys(tree)).toEqual(['constructor', 'hasOwnProperty']);
  expect(JSON.stringify(tree.constructor)).toBe('{"directory":{"toString":{"file":{"contents":"x"}}}}');
});

test('a path that is both file and folder is refused, in either order', () => {
  expect(() => toFileTree({ a: '', 'a/b': '' })).toThrow('"a/b" cannot be both a file and a folder');
  expect(() => toFileTree({ 'a/b': '', a: '' })).toThrow('"a" cannot be both a file and a folder');
});

test('an unsafe path is refused', () => {
  expect(() => toFileTree({ '../a': '' })).toThrow('".." segment');
});
