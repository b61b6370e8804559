import { expect, test } from 'vitest';
import { fileWords, ONE_LINE, oneLine } from './one-line.ts';

test('whatever somebody wrote is one line in which nothing hides', () => {
  expect(oneLine('  a\nb\u2028c\u202ed\u0007e\t f ')).toBe('a b c d e f');
});

test('what is written with joiners stays as it is', () => {
  expect(oneLine('👩\u200d💻 می\u200cخواهم')).toBe('👩\u200d💻 می\u200cخواهم');
});

test('what was made one line is one, and what begins another is not', () => {
  expect(oneLine('own-row: \u001b[2J\u001b]0;x\u0007gone\r\nAna,\u202e own-the-row: passed\n')).toBe(
    'own-row: [2J ]0;x gone Ana, own-the-row: passed',
  );
  expect(oneLine('Größe 日本 🎭')).toBe('Größe 日本 🎭');
  for (const text of ['👩\u200d💻', 'a b']) expect(text).toMatch(ONE_LINE);
  for (const text of ['a\nb', 'a\u2028b', 'a\u202eb', 'a\u0007']) expect(text).not.toMatch(ONE_LINE);
});

test('a name becomes a part of a file’s name', () => {
  expect(fileWords(' Ana & Ben, 3B! ')).toBe('ana-ben-3b');
  expect(fileWords('Ørsted')).toBe('ørsted');
  expect(fileWords('…')).toBe('unnamed');
});
