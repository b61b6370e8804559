import { expect, test } from 'vitest';
import { check, checks } from './check.ts';

const run = async (): Promise<void> => {};

test('a check is its id, its title and what it runs', () => {
  expect(check('own-row', 'Ben cannot cancel Ana’s order', run)).toEqual({
    id: 'own-row',
    title: 'Ben cannot cancel Ana’s order',
    run,
  });
});

test('checks stay in the order they are given', () => {
  const list = [check('b', 'B', run), check('a2', 'A', run), check('own-row', 'C', run)];
  expect(checks(...list)).toEqual(list);
});

test('a lesson without checks is refused', () => {
  expect(() => checks()).toThrow('at least one check');
});

for (const id of ['', 'OwnRow', 'own_row', '1-row', '-row', 'own row', 'row\n']) {
  test(`the id ${JSON.stringify(id)} is refused with its name`, () => {
    expect(() => checks(check(id, 'A title', run))).toThrow(
      `The check id ${JSON.stringify(id)} is not kebab-case.`,
    );
  });
}

test('an id used twice is refused with its name', () => {
  expect(() => checks(check('a', 'A', run), check('b', 'B', run), check('a', 'C', run))).toThrow(
    'Two checks have the id a.',
  );
});
