import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

const [english, polish, german] = [languageOf('en'), languageOf('pl'), languageOf('de')];

test('English has one form for one, and one for all other numbers', () => {
  const rows = { one: 'row', other: 'rows' };
  expect([0, 1, 2].map((number) => english.counted(number, rows))).toEqual(['0 rows', '1 row', '2 rows']);
});

test('a language that has more forms takes those that it is given', () => {
  const files = { one: 'plik', few: 'pliki', other: 'plików' };
  expect([1, 3, 5].map((number) => polish.counted(number, files))).toEqual(['1 plik', '3 pliki', '5 plików']);
});

test('numbers and sizes are written as the language does', () => {
  expect([english.number(12345), german.number(12345)]).toEqual(['12,345', '12.345']);
  expect([english.megabytes(14_200_000), german.megabytes(14_200_000)]).toEqual(['14.2', '14,2']);
});

test('a list ends in a word in a sentence, and in none elsewhere', () => {
  expect(english.list(['a', 'b'])).toBe('a and b');
  expect(german.list(['a', 'b'])).toBe('a und b');
  expect(english.listed(['a', 'b', 'c'])).toBe('a, b, c');
});

test('times are written as the language does, whatever the browser’s own is', () => {
  const afternoon = new Date(2026, 10, 3, 15, 4);
  expect(german.clock(afternoon)).toBe('15:04');
  expect(english.clock(afternoon)).toMatch(/^03:04.PM$/);
  expect([english.day(afternoon), german.day(afternoon)]).toEqual(['Nov 3', '3. Nov.']);
  expect([english.date(afternoon), german.date(afternoon)]).toEqual(['Nov 3, 2026', '3. Nov. 2026']);
});
