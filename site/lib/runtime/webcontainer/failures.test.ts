import { expect, test } from 'vitest';
import { snapshotUnreachable } from './failures.ts';

const cause = new TypeError('Failed to fetch');

test('packages that cannot be downloaded are told with the browser’s words, or as being offline', () => {
  expect(snapshotUnreachable('/s/', cause, true).message).toMatch(/Failed to fetch.*Check your connection/);
  const offline = snapshotUnreachable('/s/', cause, false);
  expect(offline.message).toMatch(/You are offline.*Read and edit meanwhile; connect/);
  expect(offline.message).not.toContain('Failed to fetch');
  expect(offline.code).toBe('unreachable');
});
