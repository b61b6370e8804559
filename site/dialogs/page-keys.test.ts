import { expect, test } from 'vitest';
import { dialogFor } from './page-keys.ts';

const press = (key: string, more: Partial<Parameters<typeof dialogFor>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  defaultPrevented: false,
  isComposing: false,
  ...more,
});
const reading = { isTyping: false, isMac: false, singleKeys: true };

test('a slash and Ctrl with K open the search, a question mark the shortcuts', () => {
  expect(dialogFor(press('/'), reading)).toBe('search');
  expect(dialogFor(press('k', { ctrlKey: true }), reading)).toBe('search');
  // A question mark needs Shift on most keyboards, and a slash on some.
  expect(dialogFor(press('?', { shiftKey: true }), reading)).toBe('shortcuts');
  expect(dialogFor(press('/', { shiftKey: true }), reading)).toBe('search');
});

test('who types keeps the single keys, and Ctrl with K still opens the search', () => {
  const typing = { ...reading, isTyping: true };
  expect(dialogFor(press('/'), typing)).toBeNull();
  expect(dialogFor(press('?'), typing)).toBeNull();
  expect(dialogFor(press('k', { ctrlKey: true }), typing)).toBe('search');
});

test('on a Mac it is Cmd, and Ctrl with K stays what it is in a field', () => {
  const mac = { ...reading, isMac: true };
  expect(dialogFor(press('k', { metaKey: true }), mac)).toBe('search');
  expect(dialogFor(press('k', { ctrlKey: true }), mac)).toBeNull();
});

test('somebody who has switched single keys off opens nothing with them', () => {
  const off = { ...reading, singleKeys: false };
  expect(dialogFor(press('/'), off)).toBeNull();
  expect(dialogFor(press('?'), off)).toBeNull();
  expect(dialogFor(press('K', { ctrlKey: true }), off)).toBe('search');
});

test.each([
  press('/', { defaultPrevented: true }),
  press('k', { ctrlKey: true, defaultPrevented: true }),
  press('?', { isComposing: true }),
  press('/', { ctrlKey: true }),
  press('k', { ctrlKey: true, altKey: true }),
  press('k', { ctrlKey: true, shiftKey: true }),
  press('k'),
])('a press that is somebody else’s opens nothing: %j', (given) => {
  expect(dialogFor(given, reading)).toBeNull();
});
