/** The places of apps: used again with what was compiled there, by one process at a time. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sandboxesFolder, sweepSlots, takeSlot } from '../../scripts/local-runtime/slots.ts';

const COMPILED = '.next/dev/cache/turbopack/database';
/** Larger than any process id of Linux, macOS and Windows. */
const NOBODY = '99999999';

let store: string;
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'lab-store-'));
});
afterEach(async () => await rm(store, { recursive: true, force: true }));

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
};

for (const leave of ['leave', 'leaveNow'] as const) {
  test(`after ${leave} the next app has the same path and what was compiled there, and nothing else`, async () => {
    const first = await takeSlot(store);
    await write(join(first.root, COMPILED), 'compiled');
    await write(join(first.root, '.next/dev/server/page.js'), 'old output');
    await write(join(first.root, 'app/page.tsx'), 'an edit');
    await first[leave]();
    expect(existsSync(first.root)).toBe(false);

    const second = await takeSlot(store);
    expect(second.root).toBe(first.root);
    expect(await readFile(join(second.root, COMPILED), 'utf8')).toBe('compiled');
    expect(await readdir(second.root)).toEqual(['.next']);
    expect(await readdir(join(second.root, '.next/dev'))).toEqual(['cache']);
    await second.leave();
  });
}

test('apps at the same time have places of their own, and a place that was left is the next one’s', async () => {
  const [first, second] = await Promise.all([takeSlot(store), takeSlot(store)]);
  expect(first.root).not.toBe(second.root);
  await first.leave();
  const third = await takeSlot(store);
  expect(third.root).toBe(first.root);
  expect(existsSync(second.root)).toBe(true);
});

test('the place of a process that was killed is swept and free again; a living one’s is left alone', async () => {
  const killed = await takeSlot(store);
  await write(join(killed.root, 'app/page.tsx'), 'left behind');
  const living = await takeSlot(store);
  await writeFile(join(store, 'claims/1'), NOBODY);
  expect(await sweepSlots(store)).toBe(1);
  expect(await readdir(sandboxesFolder(store))).toEqual(['app-2']);
  expect(existsSync(living.root)).toBe(true);
  expect((await takeSlot(store)).root).toBe(killed.root);
});
