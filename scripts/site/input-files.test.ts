import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { inputFiles } from './input-files.ts';

test('a course in a repository of its own is made of its files, whatever Git does beside them', async () => {
  const root = await mkdtemp(join(tmpdir(), 'inputs-'));
  try {
    const paths = [
      'course.config.ts',
      '1-a/01-b/checks.ts',
      '.git/index',
      '1-a/node_modules/x.js',
      '.lab/tsconfig.json',
    ];
    for (const path of paths) {
      await mkdir(dirname(join(root, 'acme', path)), { recursive: true });
      await writeFile(join(root, 'acme', path), '');
    }
    expect((await inputFiles(root, 'acme')).sort()).toEqual([
      'acme/1-a/01-b/checks.ts',
      'acme/course.config.ts',
    ]);
    expect(await inputFiles(root, 'acme/course.config.ts')).toEqual(['acme/course.config.ts']);
    expect(await inputFiles(root, 'none')).toEqual([]);
  } finally {
    await rm(root, { recursive: true });
  }
});
