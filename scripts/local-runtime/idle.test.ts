import { expect, test } from 'vitest';
import { createRestMeter } from './idle.ts';

/** Looks at a machine that had these shares of its time to rest, one after another. */
const look = (shares: readonly number[]): boolean[] => {
  const hasRested = createRestMeter();
  let [idle, total] = [0, 0];
  hasRested({ idle, total });
  return shares.map((share) => {
    idle += share * 1000;
    total += 1000;
    return hasRested({ idle, total });
  });
};

test('a machine has rested when it had little to do three times in a row', () => {
  expect(look([0.9, 0.7, 0.95, 1])).toEqual([false, false, true, true]);
});

test('work in between counts from the start', () => {
  expect(look([0.9, 0.9, 0.2, 0.9, 0.9, 0.9])).toEqual([false, false, false, false, false, true]);
});

test('looks in the same moment are no rest', () => {
  const hasRested = createRestMeter();
  expect([1, 2, 3, 4].map(() => hasRested({ idle: 5, total: 10 }))).not.toContain(true);
});
