import { expect, test } from 'vitest';
import { sideBySide } from './side-by-side.ts';

/** Work that ends when it is told to, and says how much of it was ever under way at once. */
const prepare = () => {
  const begun: number[] = [];
  const ends = new Map<number, { resolve(value: string): void; reject(error: Error): void }>();
  const work = (item: number): Promise<string> => {
    begun.push(item);
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    ends.set(item, { resolve, reject });
    return promise;
  };
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    begun,
    work,
    end: async (item: number) => {
      ends.get(item)?.resolve(`done ${item}`);
      await settle();
    },
    fail: async (item: number) => {
      ends.get(item)?.reject(new Error(`failed ${item}`));
      await settle();
    },
  };
};

test('so many are under way at once, and results keep the order of the items', async () => {
  const { begun, work, end } = prepare();
  const all = sideBySide([1, 2, 3], 2, work);
  expect(begun).toEqual([1, 2]);
  await end(2);
  expect(begun).toEqual([1, 2, 3]);
  await end(3);
  await end(1);
  expect(await all).toEqual(['done 1', 'done 2', 'done 3']);
});

test('nothing begins after a failure', async () => {
  const { begun, work, end, fail } = prepare();
  const all = sideBySide([1, 2, 3], 2, work);
  const outcome = expect(all).rejects.toThrow('failed 1');
  await fail(1);
  await end(2);
  await outcome;
  expect(begun).toEqual([1, 2]);
});

test('no items are no work', async () => {
  expect(await sideBySide([], 2, async () => 1)).toEqual([]);
});
