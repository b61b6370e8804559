/**
 * Owns the files by which an editor knows the types of a course that lies in a folder of its own: `.lab/`, which is made anew
 * by each command and belongs to this machine, and a tsconfig.json that takes them from there.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../site/paths.ts';

/** What of tsconfig.json checks and configs need. */
const compilerOptions = {
  strict: true,
  noEmit: true,
  target: 'ESNext',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  lib: ['ESNext', 'DOM', 'DOM.Iterable'],
  types: [],
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noUncheckedIndexedAccess: true,
  paths: {
    '@lab/checks': [join(root, 'site/lib/checks/api.ts')],
    '@lab/course': [join(root, 'site/lib/course/course-config.ts')],
  },
};

/** Writes them; a tsconfig.json that is there already stays as it is. */
export async function ensureEditorFiles(courseFolder: string): Promise<void> {
  const folder = join(courseFolder, '.lab');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.gitignore'), '*\n');
  const include = ['../course.config.ts', '../**/checks.ts'];
  await writeFile(
    join(folder, 'tsconfig.json'),
    `${JSON.stringify({ compilerOptions, include }, null, 2)}\n`,
  );
  const own = join(courseFolder, 'tsconfig.json');
  if (!existsSync(own))
    await writeFile(own, `${JSON.stringify({ extends: './.lab/tsconfig.json' }, null, 2)}\n`);
}
