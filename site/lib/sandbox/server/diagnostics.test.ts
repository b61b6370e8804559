import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect, test } from 'vitest';
import { probeOnlyWhen, validateInQuiet } from './diagnostics.ts';

const PROBE = Symbol.for('next.dev.useCacheProbe');
afterEach(() => {
  Reflect.deleteProperty(globalThis, PROBE);
});

/** A storage whose validations depend on switches, and a way to begin one. */
const storageWithSwitches = () => {
  const storage = new AsyncLocalStorage<unknown>();
  const wanted = { now: true };
  const quiet = Promise.withResolvers<void>();
  validateInQuiet(storage, { whenQuiet: () => quiet.promise, isWanted: () => wanted.now });
  const validated: string[] = [];
  const validate = (page: string): Promise<void> =>
    storage.run({ dim: true }, async () => {
      expect(storage.getStore()).toEqual({ dim: true });
      validated.push(page);
    });
  return { storage, wanted, quiet, validate, validated };
};

test('a validation that nobody wants is over at once', async () => {
  const { wanted, validate, validated } = storageWithSwitches();
  wanted.now = false;
  await validate('a');
  expect(validated).toEqual([]);
});

test('a validation waits until the app has nothing else to do', async () => {
  const { quiet, validate, validated } = storageWithSwitches();
  const validating = validate('a');
  expect(validated).toEqual([]);
  quiet.resolve();
  await validating;
  expect(validated).toEqual(['a']);
});

test('of several that wait only the newest is validated', async () => {
  const { quiet, validate, validated } = storageWithSwitches();
  const validating = [validate('a'), validate('b')];
  quiet.resolve();
  await Promise.all(validating);
  expect(validated).toEqual(['b']);
});

test('checks that begin meanwhile leave the validation out', async () => {
  const { wanted, quiet, validate, validated } = storageWithSwitches();
  const validating = validate('a');
  wanted.now = false;
  quiet.resolve();
  await validating;
  expect(validated).toEqual([]);
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
