import { expect, test } from 'vitest';
import { faultsByFile } from '../../site/lib/course/fault.ts';
import {
  CHECKS,
  course,
  faultsOf,
  inChecks,
  inLesson,
  LESSON,
  MDX,
  PART,
  put,
  testCases,
  withFile,
} from './course-fixture.ts';

testCases([
  {
    name: 'a folder without a number',
    change: withFile(`${PART}/own-the-row/lesson.mdx`),
    file: `${PART}/own-the-row/`,
    field: 'the folder’s name',
    came: 'own-the-row',
    expected: 'like 02-own-the-row',
    todo: 'Rename the folder',
  },
]);

test('a course in which nothing is wrong has no faults', () => {
  expect(faultsOf(() => {})).toEqual([]);
});

test('two lessons with one id are both told', () => {
  const faults = faultsOf((texts) => {
    for (const [path, text] of Object.entries(course))
      if (path.startsWith(LESSON)) texts[path.replace('02-own', '03-own')] = text;
  });
  expect(faults.map(({ file, came }) => [file, came])).toEqual([
    [`${LESSON}/`, `the id own-the-row, which ${PART}/03-own-the-row/ has too`],
    [`${PART}/03-own-the-row/`, `the id own-the-row, which ${LESSON}/ has too`],
  ]);
});

test('everything that is wrong comes in one list, by file and line', () => {
  const faults = faultsOf((texts) => {
    put('part.mdx', 'title:', 'titel:')(texts);
    inLesson('minutes: 12', 'minutes: many')(texts);
    inLesson('(#the-idea)', '(#no-idea)')(texts);
    inChecks('export default', 'export defalt')(texts);
  });
  expect(faultsByFile(faults).map(([file, group]) => [file, group.map(({ line }) => line)])).toEqual([
    [CHECKS, [3]],
    [MDX, [6, 24]],
    [`${PART}/part.mdx`, [2, 2]],
  ]);
});
