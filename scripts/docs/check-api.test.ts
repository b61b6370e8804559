import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../site/paths.ts';
import { checkApiReference } from './check-api.ts';
import { CHECK_API, readCheckApi } from './read-check-api.ts';

test('the reference of the check API is current; if it is not, run npm run docs:checks', async () => {
  expect(await readFile(join(root, CHECK_API), 'utf8')).toBe(await readCheckApi());
});

test('the reference has signatures and docstrings, and nothing that is private', async () => {
  const reference = await readCheckApi();
  expect(reference).toContain(
    '- `hold(action: string): Promise<HeldReply>`  \n  Holds the next reply of the action',
  );
  expect(reference).toContain('### Reply');
  expect(reference).toContain('Throws if there are none or an id is used twice.');
  expect(reference).not.toMatch(/constructor|createActionsPort|`#/);
});

test('what was renamed or moved is told', () => {
  expect(() => checkApiReference({ 'check.ts': 'export const check = 1;' })).toThrow(
    'check.ts has no checks',
  );
});
