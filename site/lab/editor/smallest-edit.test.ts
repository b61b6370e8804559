import { expect, test } from 'vitest';
import { smallestEdit } from './smallest-edit.ts';

const apply = (before: string, after: string): string => {
  const edit = smallestEdit(before, after);
  return edit ? before.slice(0, edit.from) + edit.text + before.slice(edit.to) : before;
};

test('the same text needs no edit', () => {
  expect(smallestEdit('abc', 'abc')).toBeNull();
});

test('only the stretch that differs is replaced', () => {
  expect(smallestEdit('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, text: '2' });
});

test('repeated characters at the seam do not overlap', () => {
  for (const [before, after] of [
    ['aa', 'aaa'],
    ['aaa', 'a'],
    ['', 'x'],
    ['x', ''],
    ['abab', 'ab'],
  ] as const) {
    expect(apply(before, after)).toBe(after);
  }
});
