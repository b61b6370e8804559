import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

let folder: string;
let lock: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-lock-'));
  lock = join(folder, 'deeper', 'work.lock');
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

const never = (): void => {
  throw new Error('There was nobody to wait for.');
};

test('work is done, its result given back, and nothing left', async () => {
  expect(await oneAtATime(lock, never, async () => 'done')).toBe('done');
  expect(existsSync(lock)).toBe(false);
});

test('work that fails leaves the way free', async () => {
  const failing = oneAtATime(lock, never, () => Promise.reject(new Error('no room')));
  await expect(failing).rejects.toThrow('no room');
  expect(await oneAtATime(lock, never, async () => 2)).toBe(2);
});

test('somebody else at work is told of and waited for', async () => {
  await oneAtATime(lock, never, async () => {});
  // The first process of the system runs as long as anybody looks.
  await writeFile(lock, '1');
  const told = Promise.withResolvers<void>();
  let isDone = false;
  const mine = oneAtATime(lock, told.resolve, async () => {
    isDone = true;
  });
  await told.promise;
  expect(isDone).toBe(false);
  await rm(lock);
  await mine;
  expect(isDone).toBe(true);
});

test('the lock of a process that was killed holds nobody, and of several who see that one comes after the other', async () => {
  await oneAtATime(lock, never, async () => {});
  await writeFile(lock, '4194300');
  expect(await oneAtATime(lock, never, async () => 'done')).toBe('done');
});

test('a lock that its owner was killed before naming holds nobody for long', async () => {
  await oneAtATime(lock, never, async () => {});
  await writeFile(lock, '');
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(lock, longAgo, longAgo);
  expect(await oneAtATime(lock, never, async () => 'done')).toBe('done');
});
