import { expect, test } from 'vitest';
import { takeCourse } from './take-course.ts';

test('--course is taken out in both of its forms, and all else is passed on in order', () => {
  expect(takeCourse(['--port', '0', '--course', '../c', '--host'])).toEqual({
    given: '../c',
    rest: ['--port', '0', '--host'],
  });
  expect(takeCourse(['--course=../c'])).toEqual({ given: '../c', rest: [] });
  expect(takeCourse(['--port', '0'])).toEqual({ given: undefined, rest: ['--port', '0'] });
});
