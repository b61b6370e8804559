import { expect, test } from 'vitest';
import { compare, median, percentile, summarise } from './statistics.ts';

test('the median is the middle value, or halfway between the two in the middle, in whatever order they come', () => {
  expect([median([3]), median([9, 1, 5]), median([4, 1, 10, 2])]).toEqual([3, 5, 3]);
  expect(() => median([])).toThrow('no median');
});

test('a percentile is the value that so many do not exceed, in whatever order they come', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect([percentile(twenty, 0.95), percentile(twenty, 1), percentile([7], 0.95)]).toEqual([19, 20, 7]);
  expect(() => percentile([], 0.95)).toThrow('no percentile');
});

test('a figure says its median, its limits and how many values it stands for', () => {
  const values = [30.26, 10, 20];
  expect(summarise('start', 'ms', values)).toEqual({
    name: 'start',
    unit: 'ms',
    median: 20,
    min: 10,
    max: 30.3,
    runs: 3,
  });
  expect(values).toEqual([30.26, 10, 20]);
});

test('a ratio is ours by theirs, and there is none where one was not measured', () => {
  const [ours, theirs] = [summarise('ours', 'ms', [1]), summarise('theirs', 'ms', [3])];
  expect(compare('both', ours, theirs)).toEqual({ name: 'both', ours: 1, theirs: 3, ratio: 0.333 });
  expect(compare('half', ours, undefined)).toBeNull();
});
