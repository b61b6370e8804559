import { expect, test } from 'vitest';
import { findingInWords } from './finding-in-words.ts';

const found = { kind: 'found', files: [], lines: 3, inFiles: 1, leftOut: 0 } as const;

test('what was found is counted, and what was left out is said', () => {
  expect(findingInWords(found)).toBe('3 lines in 1 file.');
  expect(findingInWords({ ...found, lines: 1 })).toBe('1 line in 1 file.');
  expect(findingInWords({ ...found, lines: 0, inFiles: 0 })).toBe('Nothing found.');
  expect(findingInWords({ ...found, lines: 240, inFiles: 9, leftOut: 40 })).toMatch(
    /^240 lines in 9 files\. 40 of them/,
  );
});

test('an expression that is none, or takes too long, is said', () => {
  expect(findingInWords({ kind: 'bad-expression', why: '/(/: Unterminated group' })).toBe(
    'This is no regular expression: /(/: Unterminated group.',
  );
  expect(findingInWords({ kind: 'too-slow' })).toMatch(/takes too long/);
  expect(findingInWords({ kind: 'nothing-asked' })).toBe('');
});
