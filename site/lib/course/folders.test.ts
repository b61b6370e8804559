import { expect, test } from 'vitest';
import {
  byCourseOrder,
  filesBelow,
  foldersBelow,
  lessonIdOf,
  parseLessonPath,
  parseNumberedFolder,
} from './folders.ts';

const files = {
  '/lessons/1-security/02-own-the-row/starter/actions/orders.ts': 'starter',
  '/lessons/1-security/02-own-the-row/mistakes/no-owner/actions/orders.ts': 'a',
  '/lessons/1-security/02-own-the-row/mistakes/no-owner/data/orders.ts': 'b',
  '/lessons/1-security/02-own-the-row/mistakes/README.md': 'not a variant',
  '/lessons/1-security/20-own/starter/page.tsx': 'another lesson',
};

test('a folder gives its number and its id', () => {
  expect(parseNumberedFolder('02-own-the-row')).toEqual({ number: 2, id: 'own-the-row' });
});

test('a folder without a number is refused with the name and what was expected', () => {
  expect(() => parseNumberedFolder('own-the-row')).toThrow(/"own-the-row".*02-own-the-row/);
});

test('a path gives its part, its lesson and the rest, with and without the leading folder', () => {
  const expected = {
    part: { number: 1, id: 'security' },
    lesson: { number: 2, id: 'own-the-row' },
    rest: 'starter/a/b.ts',
  };
  expect(parseLessonPath('/lessons/1-security/02-own-the-row/starter/a/b.ts')).toEqual(expected);
  expect(parseLessonPath('1-security/02-own-the-row/starter/a/b.ts')).toEqual(expected);
});

test('a path outside a lesson is refused', () => {
  expect(() => parseLessonPath('lessons/1-security/part.mdx')).toThrow('does not lie in a lesson');
});

test('a path in a folder with a wrong name belongs to no lesson', () => {
  expect(lessonIdOf('/lessons/1-security/02-own-the-row/checks.ts')).toBe('own-the-row');
  expect(lessonIdOf('/lessons/1-security/own-the-row/checks.ts')).toBeNull();
});

test('lessons are ordered by part and then by lesson, as numbers', () => {
  const paths = ['2-cache/01-a/l', '1-security/10-b/l', '1-security/02-c/l'].map(parseLessonPath);
  expect(paths.sort(byCourseOrder).map(({ lesson }) => lesson.id)).toEqual(['c', 'b', 'a']);
});

test('files below a folder lose its path', () => {
  expect(filesBelow(files, '/lessons/1-security/02-own-the-row/starter')).toEqual({
    'actions/orders.ts': 'starter',
  });
});

test('files below the children of a folder are grouped by child', () => {
  expect(foldersBelow(files, '/lessons/1-security/02-own-the-row/mistakes')).toEqual({
    'no-owner': { 'actions/orders.ts': 'a', 'data/orders.ts': 'b' },
  });
});
