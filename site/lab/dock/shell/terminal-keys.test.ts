import { expect, test } from 'vitest';
import { keyMeans } from './terminal-keys.ts';

const press = (key: string, held: 'ctrlKey' | 'metaKey' | null = null, shiftKey = false) => ({
  key,
  shiftKey,
  altKey: false,
  ctrlKey: held === 'ctrlKey',
  metaKey: held === 'metaKey',
});

test('Tab leaves a shell in both directions, whatever is held with it', () => {
  expect(keyMeans(press('Tab'), false)).toBe('browser');
  expect(keyMeans(press('Tab', null, true), true)).toBe('browser');
});

test('Ctrl with I completes a name, as Tab does elsewhere', () => {
  expect(keyMeans(press('i', 'ctrlKey'), false)).toBe('typed');
});

test('Ctrl with C copies what is selected, and interrupts where nothing is', () => {
  expect(keyMeans(press('c', 'ctrlKey'), true)).toBe('copy');
  expect(keyMeans(press('c', 'ctrlKey'), false)).toBe('typed');
  expect(keyMeans(press('c', 'metaKey'), true)).toBe('copy');
});

test('a press that copies in other terminals never interrupts', () => {
  expect(keyMeans(press('C', 'ctrlKey', true), false)).toBe('browser');
  expect(keyMeans(press('c', 'metaKey'), false)).toBe('browser');
});

test('pasting is the browser’s', () => {
  expect(keyMeans(press('v', 'ctrlKey'), false)).toBe('browser');
  expect(keyMeans(press('V', 'ctrlKey', true), false)).toBe('browser');
  expect(keyMeans(press('v', 'metaKey'), false)).toBe('browser');
});

test('letters are typed', () => {
  expect(keyMeans(press('c'), true)).toBe('typed');
  expect(keyMeans(press('v'), false)).toBe('typed');
});
