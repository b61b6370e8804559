import { expect, test } from 'vitest';
import { whyNotOpened } from './not-opened.ts';

test('a failure is told as it is where there is a connection', () => {
  expect(whyNotOpened(new Error('It is gone (404).'), true)).toEqual({
    headline: 'The lesson could not be opened. This is our fault, not yours.',
    why: 'It is gone (404).',
  });
  expect(whyNotOpened('words', true).why).toBe('words');
});

test('without a connection that is what is said, and what to do', () => {
  const { headline, why } = whyNotOpened(new TypeError('Failed to fetch'), false);
  expect(headline).toBe('You are offline.');
  expect(why).toContain('Connect');
  expect(why).not.toContain('Failed to fetch');
});
