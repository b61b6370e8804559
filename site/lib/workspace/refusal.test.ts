import { expect, test } from 'vitest';
import { refusalOf } from './refusal.ts';

test.each([
  [new DOMException('', 'QuotaExceededError'), 'full'],
  [new DOMException('', 'SecurityError'), 'forbidden'],
  [new DOMException('', 'InvalidStateError'), 'forbidden'],
  [new DOMException('The user denied permission to access the database.', 'UnknownError'), 'forbidden'],
  [new DOMException('Internal error.', 'UnknownError'), 'failing'],
  ['no error at all', 'failing'],
] as const)('what the browser says (%s) means that its storage is %s', (said, means) => {
  expect(refusalOf(said)).toBe(means);
});
