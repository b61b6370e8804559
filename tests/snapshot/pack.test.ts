/** A folder becomes a snapshot and a folder again; the same files make the same bytes; hostile names stay out. */
import { mkdir, readFile, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from '@msgpack/msgpack';
import { expect, test } from 'vitest';
import { packFolder, packTree } from '../../scripts/snapshot/pack.ts';
import { listFiles, readTree, toTree } from '../../scripts/snapshot/tree.ts';
import { unpackTree, writeTree } from '../../scripts/snapshot/unpack.ts';
import { scratchFolder } from './snapshot-fixture.ts';

const FILES = {
  'b.txt': 'second',
  'a/deep/er/file.js': 'export {};',
  'a/empty.txt': '',
  'ä/ω.txt': 'names are any text',
  'constructor/toString': 'objects have those already',
  'Z.txt': 'capitals come first',
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('what is packed comes out again, byte for byte', async () => {
  await using source = await scratchFolder(FILES);
  await using target = await scratchFolder();
  await writeTree(unpackTree(await packFolder(source.path)), join(target.path, 'made'));
  expect(await readTree(join(target.path, 'made'))).toEqual(await readTree(source.path));
  expect(await readFile(join(target.path, 'made/ä/ω.txt'), 'utf8')).toBe(FILES['ä/ω.txt']);
});

test('the form is the one that WebContainers mount', async () => {
  await using source = await scratchFolder({ 'a/x': 'x', b: 'y' });
  expect(Buffer.from(await packFolder(source.path)).toString('hex')).toBe(
    Buffer.from(
      encode({ d: { a: { d: { x: { f: { c: bytes('x') } } } }, b: { f: { c: bytes('y') } } } }),
    ).toString('hex'),
  );
});

test('the same files in another folder, written in another order at another time, make the same bytes', async () => {
  await using one = await scratchFolder(FILES);
  await using other = await scratchFolder(Object.fromEntries(Object.entries(FILES).reverse()));
  await utimes(join(other.path, 'b.txt'), 1, 1);
  const packed = await packFolder(one.path, 'node_modules/');
  expect(await packFolder(other.path, 'node_modules/')).toEqual(packed);
  expect([...unpackTree(packed).keys()]).toEqual([
    'node_modules/Z.txt',
    'node_modules/a/deep/er/file.js',
    'node_modules/a/empty.txt',
    'node_modules/b.txt',
    'node_modules/constructor/toString',
    'node_modules/ä/ω.txt',
  ]);
});

test('a path that is both a file and a folder is refused', () => {
  const tree = (...paths: string[]) => toTree(paths.map((path) => [path, bytes('x')]));
  expect(() => packTree(tree('a', 'a/b'))).toThrow('a/b lies in a folder that is also a file');
  expect(packTree(tree('a/b', 'a/c'))).toBeInstanceOf(Uint8Array);
});

test('links are refused unless they are left out', async () => {
  await using source = await scratchFolder({ 'a.txt': 'a' });
  await mkdir(join(source.path, '.bin'));
  await symlink('/', join(source.path, '.bin/link'));
  await expect(packFolder(source.path)).rejects.toThrow('.bin/link is a link');
  expect(await listFiles(source.path, (path) => !path.startsWith('.bin/'))).toEqual(['a.txt']);
});

test.for(['..', '.', '', '../x', 'a/b', 'a\\b', 'C:', 'a\0b', '/etc'])(
  'a snapshot that names a file %j is refused',
  (name) => {
    const hostile = encode({ d: { sub: { d: { [name]: { f: { c: bytes('x') } } } } } });
    expect(() => unpackTree(hostile)).toThrow(`names a file ${JSON.stringify(name)}, which is refused`);
  },
);

test.for<[string, unknown]>([
  ['a file at the root', { f: { c: bytes('x') } }],
  ['text for contents', { d: { a: { f: { c: 'text' } } } }],
  ['both at once', { d: { a: { d: {}, f: { c: bytes('x') } } } }],
  ['a number', 7],
  ['something more', { d: { a: { f: { c: bytes('x'), mode: 7 } } } }],
])('%s is no snapshot', ([, value]) => {
  expect(() => unpackTree(encode(value))).toThrow('This is no snapshot');
});
