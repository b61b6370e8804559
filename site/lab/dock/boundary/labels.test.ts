import { expect, test } from 'vitest';
import { roomForBars, roomForMarks } from './labels.ts';

test('a long bar holds its words, a short one has them beside it', () => {
  expect(roomForBars([{ from: 10, to: 90, text: '80 ms' }])).toEqual(['within']);
  expect(roomForBars([{ from: 10, to: 10.1, text: '1 ms' }])).toEqual(['after']);
  expect(roomForBars([{ from: 97, to: 99, text: 'shows 4 likes' }])).toEqual(['before']);
});

test('words beside a bar do not cover the next bar or other words', () => {
  const text = 'shows 4 likes';
  expect(
    roomForBars([
      { from: 0, to: 2, text },
      { from: 6, to: 8, text },
      { from: 30, to: 32, text },
    ]),
  ).toEqual(['none', 'after', 'after']);
  expect(
    roomForBars([
      { from: 20, to: 22, text },
      { from: 40, to: 100, text },
    ]),
  ).toEqual(['after', 'within']);
  expect(
    roomForBars([
      { from: 20, to: 22, text },
      { from: 24, to: 100, text },
    ]),
  ).toEqual(['before', 'within']);
});

test('marks that stand close keep only the words that have room', () => {
  const at = (at: number) => ({ at, text: 'read orders' });
  expect(roomForMarks([at(0), at(3), at(50)])).toEqual([false, true, true]);
  expect(roomForMarks([at(95)])).toEqual([false]);
});
