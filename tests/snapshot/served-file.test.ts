/** The file that browsers download: named by its content, the same each time, and refused when it is another one. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packTree } from '../../scripts/snapshot/pack.ts';
import { readServedFile, writeServedFile } from '../../scripts/snapshot/served-file.ts';
import { toTree } from '../../scripts/snapshot/tree.ts';
import { scratchFolder } from './snapshot-fixture.ts';

const tree = toTree([
  ['node_modules/next/package.json', new TextEncoder().encode('{"version":"16.4.6"}')],
  ['node_modules/next/a.js', new TextEncoder().encode('exports.a = 1;\n'.repeat(1000))],
]);

test('the same tree makes the same file, wherever and whenever', async () => {
  await using one = await scratchFolder();
  await using other = await scratchFolder();
  const written = await writeServedFile(one.path, 'dependencies', tree);
  expect(await writeServedFile(other.path, 'dependencies', tree)).toEqual(written);
  expect(await readFile(join(other.path, written.file))).toEqual(
    await readFile(join(one.path, written.file)),
  );
  expect(written.file).toBe(`dependencies-${written.hash.slice(0, 16)}.snapshot`);
  expect(written).toMatchObject({
    bytes: (await stat(join(one.path, written.file))).size,
    mountedBytes: packTree(tree).length,
    files: 2,
  });
  expect(Buffer.compare(await readServedFile(one.path, written), packTree(tree))).toBe(0);
});

test('another tree is another file', async () => {
  await using folder = await scratchFolder();
  const more = toTree([...tree, ['node_modules/next/b.js', new Uint8Array()]]);
  const [one, other] = [
    await writeServedFile(folder.path, 'a', tree),
    await writeServedFile(folder.path, 'a', more),
  ];
  expect(other.file).not.toBe(one.file);
});

test('a file that is not what its manifest says is refused', async () => {
  await using folder = await scratchFolder();
  const written = await writeServedFile(folder.path, 'dependencies', tree);
  const bytes = await readFile(join(folder.path, written.file));
  await writeFile(join(folder.path, written.file), bytes.reverse());
  await expect(readServedFile(folder.path, written)).rejects.toThrow('is not what its manifest says');
});
