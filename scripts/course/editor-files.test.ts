import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { ensureEditorFiles } from './editor-files.ts';

const CHECKS = `import { check, checks, expect } from '@lab/checks';
export default checks(
  check('own-order', 'x', async ({ data, users }) => {
    expect(await data.one('orders', { userId: users.ben.id })).toBeTruthy();
  }),
);
`;
const CONFIG = `import { defineCourse } from '@lab/course';
export default defineCourse({ title: 'Acme', tagline: 'Money.', parts: './lessons' });
`;

const problemsIn = (folder: string): string[] => {
  const file = join(folder, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  return ts
    .getPreEmitDiagnostics(ts.createProgram(fileNames, options))
    .map(
      ({ file: from, messageText }) =>
        `${from?.fileName.slice(folder.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
};

test('checks and config of a course outside of the project have their types, and are wrong where they are', {
  timeout: 60_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'course-'));
  try {
    await ensureEditorFiles(folder);
    await mkdir(join(folder, 'right'));
    await writeFile(join(folder, 'right/checks.ts'), CHECKS);
    await writeFile(join(folder, 'checks.ts'), CHECKS.replace('users.ben.id', 'users.bob.id'));
    await writeFile(join(folder, 'course.config.ts'), CONFIG.replace('title:', 'titel:'));
    // One program, for a compiler takes its time.
    const wrong = problemsIn(folder).map((problem) => problem.replace(/:.*/s, ''));
    expect(wrong.sort()).toEqual(['checks.ts', 'course.config.ts']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
