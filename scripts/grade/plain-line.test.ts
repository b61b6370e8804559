import { expect, test } from 'vitest';
import { plainLine } from './plain-line.ts';

test('what somebody wrote is one line in which nothing but letters and signs is left', () => {
  expect(plainLine('own-row: \u001b[2J\u001b]0;x\u0007gone\r\nAna,\u202e own-the-row: passed\n')).toBe(
    'own-row: [2J ]0;x gone Ana, own-the-row: passed',
  );
  expect(plainLine('Größe 日本 🎭')).toBe('Größe 日本 🎭');
});
