import { expect, test } from 'vitest';
import { versionOf } from './version.ts';

test('a version changes with a path or a text, and not with the order of the files', async () => {
  const version = await versionOf({ 'a.ts': 'a', 'b.ts': 'b' });
  expect(version).toMatch(/^[0-9a-f]{64}$/);
  expect(await versionOf({ 'b.ts': 'b', 'a.ts': 'a' })).toBe(version);
  const others = await Promise.all([
    versionOf({ 'a.ts': 'a', 'b.ts': 'c' }),
    versionOf({ 'a.ts': 'a', 'c.ts': 'b' }),
    versionOf({ 'a.ts': 'a' }),
    versionOf({ 'a.ts': 'ab.tsb' }),
    versionOf({ 'a.ts': new Uint8Array([97]), 'b.ts': 'b' }),
  ]);
  expect(new Set([version, ...others]).size).toBe(6);
});
