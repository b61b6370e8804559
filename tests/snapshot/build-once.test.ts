/** A folder is built once, whole or not at all; builds at the same time and killed ones do no harm. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildOnce } from '../../scripts/snapshot/build-once.ts';
import { type ScratchFolder, scratchFolder } from './snapshot-fixture.ts';

const read = async (folder: string): Promise<string | null> =>
  await readFile(join(folder, 'whole.txt'), 'utf8').catch(() => null);
const once = (cache: ScratchFolder, contents: string, force = false): Promise<string> =>
  buildOnce({
    place: join(cache.path, 'places/key'),
    workFolder: join(cache.path, 'work'),
    force,
    read,
    async build(folder, scratch) {
      await writeFile(join(scratch, 'rubbish.txt'), contents);
      await writeFile(join(folder, 'whole.txt'), contents);
    },
  });
const failing = (cache: ScratchFolder): Promise<string> =>
  buildOnce({
    place: join(cache.path, 'places/key'),
    workFolder: join(cache.path, 'work'),
    force: true,
    read,
    async build(folder) {
      await writeFile(join(folder, 'half.txt'), '');
      throw new Error('The disk is full.');
    },
  });
const placed = (cache: ScratchFolder): Promise<string[]> => readdir(join(cache.path, 'places/key'));
const working = (cache: ScratchFolder): Promise<string[]> => readdir(join(cache.path, 'work'));

test('it is built once, and again only when asked to', async () => {
  await using cache = await scratchFolder();
  expect(await once(cache, 'first')).toBe('first');
  expect(await once(cache, 'second')).toBe('first');
  expect(await once(cache, 'third', true)).toBe('third');
  expect(await once(cache, 'fourth')).toBe('third');
  expect(await placed(cache)).toEqual(['whole.txt']);
  expect(await working(cache)).toEqual([]);
});

test('a build that fails leaves what was there, and nothing else', async () => {
  await using cache = await scratchFolder();
  await expect(failing(cache)).rejects.toThrow('The disk is full.');
  expect(await readdir(join(cache.path, 'places'))).toEqual([]);
  await once(cache, 'first');
  await expect(failing(cache)).rejects.toThrow('The disk is full.');
  expect(await once(cache, 'second')).toBe('first');
  expect(await working(cache)).toEqual([]);
});

test.for([false, true])('many builds at the same time agree, force: %j', async (force) => {
  await using cache = await scratchFolder({ 'places/key/half.txt': '' });
  const names = Array.from({ length: 30 }, (_, index) => `build ${index}`);
  const built = await Promise.all(names.map((each) => once(cache, each, force)));
  expect(built).toContain(await once(cache, 'late'));
  expect(await placed(cache)).toEqual(['whole.txt']);
  expect(await working(cache)).toEqual([]);
});

test('what is half there is replaced, and what a killed build left is removed', async () => {
  await using cache = await scratchFolder({
    'places/key/half.txt': '',
    // No system gives a process so high an id.
    'work/4194300-0123456789abcdef/built/half.txt': '',
  });
  await mkdir(join(cache.path, 'work/not-ours'));
  expect(await once(cache, 'first')).toBe('first');
  expect(await placed(cache)).toEqual(['whole.txt']);
  expect(await working(cache)).toEqual(['not-ours']);
});

test('a build that ends without being whole is a bug', async () => {
  await using cache = await scratchFolder();
  const build = buildOnce({
    place: join(cache.path, 'places/key'),
    workFolder: join(cache.path, 'work'),
    force: false,
    read,
    build: async () => {},
  });
  await expect(build).rejects.toThrow('without being whole');
});
