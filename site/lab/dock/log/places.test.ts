import { expect, test } from 'vitest';
import { placesIn } from './places.ts';

const files = ['actions/x.ts', 'app/(shop)/[slug]/page.tsx', 'x.ts'];
const found = (text: string) => placesIn(text, files).flatMap(({ place }) => place ?? []);

test('a place is found however the path before it is written', () => {
  for (const text of [
    'actions/x.ts:12:3',
    './actions/x.ts:12:3',
    '    at like (actions/x.ts:12:3)',
    '    at like (/some/where/actions/x.ts:12:3)',
    'webpack-internal:///(rsc)/./actions/x.ts:12:3',
    'at file:///some/where/actions/x.ts:12:3',
  ])
    expect(found(text), text).toEqual([{ file: 'actions/x.ts', line: 12, column: 3 }]);
});

test('a line is enough, and paths of routes are paths', () => {
  expect(found('app/(shop)/[slug]/page.tsx:7')).toEqual([
    { file: 'app/(shop)/[slug]/page.tsx', line: 7, column: null },
  ]);
  expect(found('at Page (app/(shop)/[slug]/page.tsx:7:1)')).toHaveLength(1);
});

test('files that the lesson does not show, and names that only end alike, are text', () => {
  expect(found('lib/y.ts:10:2')).toEqual([]);
  expect(found('/a/node_modules/next/x.ts:10:2')).toEqual([]);
  expect(found('reactions/x.ts:1:1')).toEqual([]);
  expect(found('max.ts:1:1')).toEqual([]);
  expect(found('actions/x.ts')).toEqual([]);
});

test('the pieces are the text, whole and in order', () => {
  const text = 'first actions/x.ts:1:2, then (x.ts:3) and the end';
  const pieces = placesIn(text, files);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.map(({ place }) => place?.line ?? null)).toEqual([null, 1, null, 3, null]);
});
