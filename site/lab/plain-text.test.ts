import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test('colours, links and cursor movements go, the words stay', () => {
  expect(plainText('\u001b[32m✓\u001b[39m Ready in \u001b[1m1.2s\u001b[22m')).toBe('✓ Ready in 1.2s');
  expect(plainText('\u001b]8;;http://x\u0007link\u001b]8;;\u0007')).toBe('link');
  expect(plainText('\u001b[2K\u001b[1Gdone\r')).toBe('done');
});
