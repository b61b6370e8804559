import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect, test } from 'vitest';
import { examineInQuiet, probeOnlyWhen } from './diagnostics.ts';

const PROBE = Symbol.for('next.dev.useCacheProbe');
afterEach(() => {
  Reflect.deleteProperty(globalThis, PROBE);
});

/** A storage whose examinations depend on switches, and a way to begin one. */
const storageWithSwitches = () => {
  const storage = new AsyncLocalStorage<unknown>();
  const wanted = { now: true };
  const quiet = Promise.withResolvers<void>();
  examineInQuiet(storage, { whenQuiet: () => quiet.promise, isWanted: () => wanted.now });
  const examined: string[] = [];
  const examine = (page: string): Promise<void> =>
    storage.run({ dim: true }, async () => {
      expect(storage.getStore()).toEqual({ dim: true });
      examined.push(page);
    });
  return { storage, wanted, quiet, examine, examined };
};

test('an examination that nobody wants is over at once', async () => {
  const { wanted, examine, examined } = storageWithSwitches();
  wanted.now = false;
  await examine('a');
  expect(examined).toEqual([]);
});

test('an examination waits until the app has nothing else to do', async () => {
  const { quiet, examine, examined } = storageWithSwitches();
  const examining = examine('a');
  expect(examined).toEqual([]);
  quiet.resolve();
  await examining;
  expect(examined).toEqual(['a']);
});

test('of several that wait only the newest is examined', async () => {
  const { quiet, examine, examined } = storageWithSwitches();
  const examining = [examine('a'), examine('b')];
  quiet.resolve();
  await Promise.all(examining);
  expect(examined).toEqual(['b']);
});

test('checks that begin meanwhile leave the examination out', async () => {
  const { wanted, quiet, examine, examined } = storageWithSwitches();
  const examining = examine('a');
  wanted.now = false;
  quiet.resolve();
  await examining;
  expect(examined).toEqual([]);
});

test('what the console prints through the storage is printed in any case', () => {
  const { storage } = storageWithSwitches();
  const printed: string[] = [];
  const log = (line: string): void => void printed.push(line);
  storage.run({ dim: true }, log.bind(null, 'a line of the app'));
  expect(printed).toEqual(['a line of the app']);
});

test('other work in the storage runs as before, with its arguments', () => {
  const { storage } = storageWithSwitches();
  expect(storage.run({ dim: false }, (a: number, b: number) => a + b, 1, 2)).toBe(3);
  expect(storage.run(undefined, () => 'done')).toBe('done');
});

test('a slow cache is probed only when it is wanted, also with a probe that was given later', () => {
  const wanted = { now: true };
  Reflect.set(globalThis, PROBE, 'first');
  probeOnlyWhen(() => wanted.now);
  expect(Reflect.get(globalThis, PROBE)).toBe('first');
  wanted.now = false;
  Reflect.set(globalThis, PROBE, 'second');
  expect(Reflect.get(globalThis, PROBE)).toBe(undefined);
  wanted.now = true;
  expect(Reflect.get(globalThis, PROBE)).toBe('second');
});
