import { expect, test } from 'vitest';
import { type Grade, NOT_STARTED, obstaclesOf } from './report.ts';

const lessons = [
  {
    id: 'l',
    code: 'L1',
    title: 'L',
    part: 'p',
    checks: { a: { title: 'A', misconceptions: [] }, b: { title: 'B', misconceptions: [] } },
  },
];
const person = (name: string, change: Partial<Grade>) => ({
  name,
  file: `${name}.json`,
  grades: [{ ...NOT_STARTED('l'), ...change }],
});
test('the check that stops most people comes first, with those who got past it', () => {
  const failing = (id: string): Partial<Grade> => ({ standing: 'failing', failing: [{ id, message: '' }] });
  const people = [
    person('Ana', failing('b')),
    person('Ben', failing('b')),
    person('Orla', failing('a')),
    person('Syntax', { standing: 'failing', failing: [{ id: 'a', message: 'Does not compile. x' }] }),
    person('Forged', { standing: 'not-reproduced', failing: [{ id: 'a', message: '' }] }),
    person('Otto', { standing: 'passed-after', stoppedBy: { b: 3 } }),
  ];
  expect(obstaclesOf({ people, lessons })).toEqual([
    { lesson: 'l', check: 'b', failing: ['Ana', 'Ben'], gotPast: ['Otto'] },
    { lesson: 'l', check: 'a', failing: ['Orla'], gotPast: [] },
  ]);
});
