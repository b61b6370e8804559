/** Patches are applied together or not at all, and what they put in place looks like what was there. */
import { expect, test } from 'vitest';
import { applyAll, disguise, prototypesOf, replaceEverywhere, replaceFunction } from './patch.ts';

test('patches keep whether a property is enumerable, and turn getters into values', () => {
  const target = Object.defineProperties(
    {},
    {
      shown: { value: 1, enumerable: true, configurable: true },
      hidden: { value: 2, enumerable: false, configurable: true },
      got: { get: () => 3, enumerable: true, configurable: true },
    },
  );
  applyAll(['shown', 'hidden', 'got', 'added'].map((key) => ({ target, key, value: `new ${key}` })));
  expect(Object.keys(target)).toEqual(['shown', 'got']);
  expect(['shown', 'hidden', 'got', 'added'].map((key) => Reflect.get(target, key))).toEqual([
    'new shown',
    'new hidden',
    'new got',
    'new added',
  ]);
});

test('a writable property that cannot be configured is assigned', () => {
  const target = Object.defineProperty({}, 'x', { value: 1, writable: true, configurable: false });
  applyAll([{ target, key: 'x', value: 2 }]);
  expect(target).toHaveProperty('x', 2);
});

test('if one patch fails those before it are taken back, in reverse', () => {
  const target = { a: 1 };
  const frozen = Object.freeze({ locked: 1 });
  expect(() =>
    applyAll([
      { target, key: 'a', value: 2 },
      { target, key: 'a', value: 3 },
      { target, key: 'b', value: 4 },
      { target: frozen, key: 'locked', value: 5 },
    ]),
  ).toThrow('"locked" is read-only here');
  expect(target).toEqual({ a: 1 });
});

test('a disguised function has the name, length, prototype and extras of the original', () => {
  class Original {
    static extra = Symbol('extra');
    // biome-ignore lint/complexity/noUselessConstructor: it gives the class its length.
    constructor(_: unknown, __: unknown) {}
  }
  const replacement = disguise(() => {}, Original);
  expect([replacement.name, replacement.length]).toEqual(['Original', 2]);
  expect(Reflect.get(replacement, 'extra')).toBe(Original.extra);
  expect(Reflect.construct(Original, []) instanceof replacement).toBe(true);
});

test('what this environment does not have is left out', () => {
  expect(replaceFunction({}, 'missing', (original) => original)).toEqual([]);
  expect(replaceFunction({ text: 'x' }, 'text', (original) => original)).toEqual([]);
});

test('what was one function in two places is one again', () => {
  const [one, other] = [() => 1, () => 2];
  const patches = replaceEverywhere<() => number>([{ f: one }, { f: other }, { f: one }], 'f', () => () => 3);
  expect(patches[0]?.value).toBe(patches[2]?.value);
  expect(patches[0]?.value).not.toBe(patches[1]?.value);
});

test('prototypes are found in several places, each once', () => {
  class A {}
  class B {}
  expect(
    prototypesOf(
      [
        { A, arrow: () => {} },
        { A, B },
      ],
      ['A', 'B', 'arrow', 'Missing'],
    ),
  ).toEqual([A.prototype, B.prototype]);
});
