import { encode } from '@msgpack/msgpack';
import { expect, test } from 'vitest';
import { readTree } from './file-tree.ts';

const json = (tree: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(tree));

test('a tree of the client and a snapshot give the same files', () => {
  const bytes = Uint8Array.of(0, 255, 128);
  const latin = String.fromCharCode(...bytes);
  const written = json({ d: { a: { d: { b: { f: { c: latin, b: true } } } }, 'é.txt': { f: { c: '✓' } } } });
  const packed = encode({ d: { a: { d: { b: { f: { c: bytes } } } }, 'é.txt': { f: { c: '✓' } } } });
  for (const tree of [written, packed]) {
    const files = readTree(tree);
    expect([...files.keys()]).toEqual(['a/b', 'é.txt']);
    expect([...(files.get('a/b') ?? [])]).toEqual([0, 255, 128]);
    expect(files.get('é.txt')).toBe('✓');
  }
});

test('links and what is no tree are refused', () => {
  expect(() => readTree(json({ d: { a: { f: { l: '/etc' } } } }))).toThrow();
  expect(() => readTree(json({ d: { a: 'text' } }))).toThrow();
  expect(() => readTree(json([]))).toThrow();
  expect(() => readTree(encode('text'))).toThrow();
});
