import { expect, test } from 'vitest';
import { linkToPlace, placeInAddress } from './deep-link.ts';

const files = ['actions/cancel order.ts', 'app/events/[slug]/page.tsx'];

test('an address names a file of the lesson and a line in it', () => {
  expect(placeInAddress('?file=app/events/[slug]/page.tsx&line=12', files)).toEqual({
    file: 'app/events/[slug]/page.tsx',
    line: 12,
    column: null,
  });
});

test.each(['', '?line=3', '?file=db/secret.ts&line=3', '?file='])('%j names no place', (search) => {
  expect(placeInAddress(search, files)).toBeNull();
});

test.each(['0', '-1', '2.5', 'x', '', '99999999'])('the line %j is none, and the file is opened', (line) => {
  expect(placeInAddress(`?file=${files[1]}&line=${line}`, files)).toMatchObject({
    file: files[1],
    line: null,
  });
});

test.each(files)('a link to %s leads back to it', (file) => {
  const place = { file, line: 7, column: null };
  const link = linkToPlace('https://lab.example.com/lessons/own-the-row/', place);
  expect(link).toMatch(/^https:\/\/lab\.example\.com\/lessons\/own-the-row\/\?file=a[\w/]+/);
  expect(placeInAddress(new URL(link).search, files)).toEqual(place);
});
