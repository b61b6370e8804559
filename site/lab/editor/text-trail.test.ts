import { expect, test } from 'vitest';
import { TextTrail } from './text-trail.ts';

test('what is typed in one breath is one step, and a pause begins another', () => {
  const trail = new TextTrail(['']);
  trail.note('a', 0, false);
  trail.note('ab', 200, false);
  trail.note('abc', 2000, false);
  expect(trail.texts).toEqual(['', 'ab', 'abc']);
});

test('what was taken back is no step any more, and what is typed then is a new one', () => {
  const trail = new TextTrail(['', 'one', 'two']);
  trail.note('one', 0, true);
  expect(trail.texts).toEqual(['', 'one']);
  trail.note('three', 1, false);
  expect(trail.texts).toEqual(['', 'one', 'three']);
});

test('a step of the editor’s that is none here is kept as one', () => {
  const trail = new TextTrail(['', 'onetwo']);
  trail.note('one', 0, true);
  expect(trail.texts).toEqual(['', 'onetwo', 'one']);
});

test('only so much is kept', () => {
  const trail = new TextTrail(['']);
  for (let step = 0; step < 100; step++) trail.note(String(step), step * 5000, false);
  expect([trail.texts.length, trail.texts[0], trail.texts.at(-1)]).toEqual([60, '40', '99']);
});
