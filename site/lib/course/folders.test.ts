import { expect, test } from 'vitest';
import { filesBelow, foldersBelow, idOfFile, parseNumberedFolder } from './folders.ts';

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

test('a file right in its folder has the folder’s id, with a number or without', () => {
  expect(idOfFile('file:///course/lessons/1-security/02-own-the-row/lesson.mdx')).toBe('own-the-row');
  expect(idOfFile('billing/part.mdx')).toBe('billing');
});

test('a file in a folder with a wrong name has no id', () => {
  expect(() => idOfFile('1-security/Own The Row/lesson.mdx')).toThrow('02-own-the-row');
  expect(() => idOfFile('lesson.mdx')).toThrow('02-own-the-row');
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
