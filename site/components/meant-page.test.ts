import { expect, test } from 'vitest';
import { meantPage } from './meant-page.ts';

const order = { names: ['own-the-row', 'S2'] };
const map = { names: ['course', 'map'] };

test.each([
  ['/lessons/own-the-rows/', order],
  ['/lab/lessons/own_the_row', order],
  ['/lessons/s2/', order],
  ['/Course.html', map],
])('%s was meant for a page that has such a name', (path, page) => {
  expect(meantPage(path, [order, map])).toBe(page);
});

test.each(['/', '/something-else-entirely/', '/lessons/S9/'])('nothing is near to %s', (path) => {
  expect(meantPage(path, [{ names: ['own-the-row'] }, map])).toBeNull();
});
