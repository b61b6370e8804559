import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect, test } from 'vitest';
import { examineOnlyWhen, probeOnlyWhen } from './diagnostics.ts';

const PROBE = Symbol.for('next.dev.useCacheProbe');
afterEach(() => {
  Reflect.deleteProperty(globalThis, PROBE);
});

/** A storage whose examinations depend on a switch, and a way to begin one. */
const storageWithSwitch = () => {
  const storage = new AsyncLocalStorage<unknown>();
  const wanted = { now: false };
  examineOnlyWhen(storage, () => wanted.now);
  let examined = 0;
  const examine = (): Promise<void> =>
    storage.run({ dim: true }, async () => {
      examined += 1;
    });
  return { storage, wanted, examine, examined: () => examined };
};

test('an examination that nobody wants is over at once', async () => {
  const { examine, examined } = storageWithSwitch();
  await examine();
  expect(examined()).toBe(0);
});

test('an examination that is wanted runs in its own store', async () => {
  const { storage, wanted, examine, examined } = storageWithSwitch();
  wanted.now = true;
  await examine();
  expect(examined()).toBe(1);
  expect(storage.run({ dim: true }, () => storage.getStore())).toEqual({ dim: true });
});

test('what the console prints through the storage is printed in any case', () => {
  const { storage } = storageWithSwitch();
  const printed: string[] = [];
  const log = (line: string): void => void printed.push(line);
  storage.run({ dim: true }, log.bind(null, 'a line of the app'));
  expect(printed).toEqual(['a line of the app']);
});

test('other work in the storage runs as before, with its arguments', () => {
  const { storage } = storageWithSwitch();
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
