import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@msgpack/msgpack';
import { expect, onTestFinished, test } from 'vitest';
import { readTree, writeFreshTree } from './file-tree.ts';

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

test('a fresh folder gets all files, or none if a path leads out of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lab-tree-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const hostile = new Map([
    ['fine.txt', 'x'],
    ['../up.txt', 'x'],
  ]);
  await expect(writeFreshTree(folder, hostile)).rejects.toThrow('".." segment');
  expect(await readdir(folder)).toEqual([]);
  const many = new Map(
    Array.from({ length: 100 }, (_, index) => [`a${index % 7}/b/${index}.txt`, `${index}`]),
  );
  await writeFreshTree(folder, many);
  for (const [path, text] of many) expect(await readFile(join(folder, path), 'utf8')).toBe(text);
});
