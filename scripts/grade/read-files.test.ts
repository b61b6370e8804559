import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EVIDENCE_LIMITS, packEvidence } from '../../site/lib/progress/evidence.ts';
import { takeFiles } from './read-files.ts';

test('a name cannot write into the terminal or begin a line of its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'grade-'));
  try {
    const file = join(folder, 'a.json');
    const learner = 'Eve\u001b[2J\nAna, own-the-row:\u202e passed';
    await writeFile(file, packEvidence({ learner, course: 'C', lessons: {} }, new Date(0)));
    const { taken } = await takeFiles([file]);
    expect(taken.map(({ name }) => name)).toEqual(['Eve [2J Ana, own-the-row: passed']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

// Windows has no named pipes in its file system.
test.skipIf(process.platform === 'win32')(
  'a pipe that nobody writes into is no file, and holds nobody up',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'grade-'));
    try {
      const pipe = join(folder, 'a.json');
      execFileSync('mkfifo', [pipe]);
      expect((await takeFiles([pipe])).refused).toEqual([{ file: pipe, why: 'It is no file.' }]);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

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
