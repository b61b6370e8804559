import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EVIDENCE_LIMITS, packEvidence } from '../../site/lib/progress/evidence.ts';
import { takeFiles } from './read-files.ts';

test('files are taken by their names, and a bad one of any kind does not stop the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'grade-'));
  const at = (name: string): string => join(folder, name);
  try {
    const of = (learner: string): string => packEvidence({ learner, course: 'C', lessons: {} }, new Date(0));
    await writeFile(at('a.json'), of('Ana'));
    await writeFile(at('cut.json'), of('Ana').slice(0, 40));
    await writeFile(at('huge.json'), ' '.repeat(EVIDENCE_LIMITS.file + 1));
    await writeFile(at('again.json'), of(' Ana '));
    await writeFile(at('nameless.json'), of(''));
    const names = ['a.json', 'cut.json', 'none.json', 'huge.json', '.', 'again.json', 'nameless.json'];
    const { taken, refused } = await takeFiles(names.map(at));
    expect(taken.map(({ name }) => name)).toEqual(['Ana', 'Ana (2)', 'nameless']);
    expect(refused.map(({ why }) => why)).toEqual([
      'It is not JSON, or a part of it is missing.',
      'There is no such file.',
      'It is larger than any evidence file.',
      'It is no file.',
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
