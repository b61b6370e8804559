import { expect, test } from 'vitest';
import { containsText, inWords, matchesText } from './match.ts';

test('texts are compared as people read them, whole or in part', () => {
  expect(matchesText('  3\n likes ', '3 likes')).toBe(true);
  expect(matchesText('13 likes', '3 likes')).toBe(false);
  expect(containsText('Gala:\n 3  likes', '3 likes')).toBe(true);
  expect(containsText('Gala', '3 likes')).toBe(false);
});

test('a pattern begins anew each time, whatever its flags', () => {
  const pattern = { pattern: '^\\d+ LIKES$', flags: 'gi' };
  for (const each of [1, 2]) expect(matchesText(`${each} likes`, pattern)).toBe(true);
  expect(containsText('no likes', pattern)).toBe(false);
});

test('a locator is said in words, with each step', () => {
  expect(
    inWords({
      by: 'role',
      role: 'button',
      text: { pattern: 'like', flags: 'i' },
      within: { by: 'role', role: 'listitem', narrow: [{ hasText: 'Gala' }, { nth: 1 }] },
    }),
  ).toBe('button /like/i in listitem with “Gala” (number 2)');
  expect(inWords({ by: 'label', text: 'Seats' })).toBe('field “Seats”');
  expect(inWords({ by: 'text', text: 'Sold out' })).toBe('text “Sold out”');
});
