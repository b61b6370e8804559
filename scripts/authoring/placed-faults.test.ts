import { expect, test } from 'vitest';
import {
  course,
  faultsOf,
  inChecks,
  inLesson,
  LESSON,
  PART,
  partsOf,
  put,
  type Texts,
} from './course-fixture.ts';
import { isBlocked, placeFaults } from './placed-faults.ts';

const SECOND = `${PART}/10-same-answer`;
const twoLessons = (texts: Texts): void => {
  for (const [path, text] of Object.entries(course))
    if (path.startsWith(LESSON)) texts[path.replace(LESSON, SECOND)] = text;
};

const placed = (change: (texts: Texts) => void) => {
  const texts: Texts = { ...course };
  twoLessons(texts);
  const all = (given: Texts): void => {
    twoLessons(given);
    change(given);
  };
  return placeFaults(faultsOf(all), partsOf(texts));
};

test('what is wrong in a lesson concerns its own page', () => {
  expect(placed(put('10-same-answer/lesson.mdx', '(#the-idea)', '(#no-idea)'))).toMatchObject([
    { blocks: false, pages: ['/lessons/same-answer/'] },
  ]);
});

test('what is wrong in a part concerns its page and those of its lessons', () => {
  expect(placed(put('part.mdx', 'title:', 'title: 1 #'))).toMatchObject([
    { blocks: true, pages: ['/parts/security/', '/lessons/own-the-row/', '/lessons/same-answer/'] },
  ]);
});

test('a page is blocked by a fault that keeps it from being shown, and by no other', () => {
  const unreadable = placed(inLesson('minutes: 12', 'minutes: many'));
  expect(isBlocked('/lessons/own-the-row/', unreadable)).toBe(true);
  expect(isBlocked('/lessons/same-answer/', unreadable)).toBe(false);
  expect(isBlocked('/course/', unreadable)).toBe(false);

  const idle = placed(inChecks('\n);', '\n  check("once", "Once", async () => {}),\n);'));
  expect(idle).toHaveLength(1);
  expect(isBlocked('/lessons/own-the-row/', idle)).toBe(false);
});
