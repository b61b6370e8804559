import { expect, test } from 'vitest';
import { canStep, here, startAt, step, visit } from './visits.ts';

test('back and forward walk over what was visited', () => {
  const visits = visit(visit(startAt('/a'), '/b'), '/c');
  expect(here(step(visits, -1))).toBe('/b');
  expect(here(step(step(visits, -1), 1))).toBe('/c');
});

test('there is no step before the first page or after the last', () => {
  expect(canStep(startAt('/a'), -1)).toBe(false);
  expect(step(startAt('/a'), 1)).toEqual(startAt('/a'));
});

test('a new page after going back forgets what lay ahead', () => {
  const visits = visit(step(visit(startAt('/a'), '/b'), -1), '/c');
  expect(visits.paths).toEqual(['/a', '/c']);
});

test('arriving where one already is adds nothing', () => {
  const back = step(visit(startAt('/a'), '/b'), -1);
  expect(visit(back, '/a')).toBe(back);
});
