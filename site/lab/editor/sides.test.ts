import { expect, test } from 'vitest';
import { sideOf } from './sides.ts';

test('a directive after comments decides', () => {
  expect(sideOf('components/like.tsx', "// Owns likes.\n/* more */\n'use client';\n")).toBe('browser');
  expect(sideOf('lib/x.ts', '"use server"\nexport {}')).toBe('server');
});

test('a directive after code is none', () => {
  expect(sideOf('components/like.tsx', "import x from 'y';\n'use client';")).toBe('both');
});

test('the folders that only the server runs are server files', () => {
  expect(sideOf('app/orders/page.tsx', 'export default 1')).toBe('server');
  expect(sideOf('db/index.ts', '')).toBe('server');
});

test('anything else may run on both sides', () => {
  expect(sideOf('lib/format.ts', '')).toBe('both');
  expect(sideOf('app/globals.css', '')).toBe('both');
});
