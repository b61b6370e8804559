import { expect, test } from 'vitest';
import { codeOf, editsOf, OWN_CHECKS } from './from-edits.ts';

const about = { name: 'Tickets', base: { kind: 'template' }, madeFor: null } as const;
const digest = 'ab'.repeat(32);
const bytes = new Uint8Array([1, 2]);

test('the own checks are a file among the edits and not among the changes', () => {
  const edits = { 'app/page.tsx': 'mine', 'lib/old.ts': null, [OWN_CHECKS]: 'checks' };
  const code = codeOf(about, edits, {});
  expect(code).toEqual({
    ...about,
    changes: { 'app/page.tsx': 'mine', 'lib/old.ts': null },
    checks: 'checks',
  });
  expect(codeOf(about, {}, {}).checks).toBeNull();
});

test('a picture is bytes in the code and a digest among the edits', async () => {
  const code = codeOf(
    about,
    { 'public/a.png': digest, 'public/lost.png': digest },
    { 'public/a.png': bytes },
  );
  expect(code.changes).toEqual({ 'public/a.png': bytes });
  const kept: Uint8Array[] = [];
  const edits = await editsOf(code, async (given) => {
    kept.push(given);
    return digest;
  });
  expect(edits).toEqual({ 'public/a.png': digest });
  expect(kept).toEqual([bytes]);
});

test('what is not what its ending says makes no edits', async () => {
  const keep = async (): Promise<string> => digest;
  await expect(editsOf({ changes: { 'a.png': 'text' }, checks: null }, keep)).rejects.toThrow('ending');
  await expect(editsOf({ changes: { 'a.ts': bytes }, checks: null }, keep)).rejects.toThrow('ending');
});
