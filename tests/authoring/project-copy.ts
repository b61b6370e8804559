/** Owns a copy of this project whose lessons a test may spoil, with this project's packages. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/site/paths.ts';

const COPIED = [
  'astro.config.mjs',
  'course.config.ts',
  'lessons',
  'package.json',
  'sandbox-template',
  'scripts',
  'site',
  'tsconfig.json',
];
/** What tools keep from run to run: two projects would be in each other's way. */
const KEPT_BY_TOOLS = new Set(['.astro', '.cache', '.vite']);
const LEFT_OUT = /[\\/](node_modules|\.next|\.lab)$/;

export interface ProjectCopy extends AsyncDisposable {
  readonly folder: string;
  /** Puts another text in the place of one that a file of the copy has. @throws if it has none. */
  replace(path: string, from: string, to: string): Promise<void>;
}

/**
 * A copy inside this project's folder, for Astro takes a package's path for one of its own project's where the two have not
 * even their first folder in common. It goes when it is disposed of.
 */
export async function copyProject(): Promise<ProjectCopy> {
  const folder = await mkdtemp(join(root, '.copy-'));
  for (const name of COPIED)
    await cp(join(root, name), join(folder, name), {
      recursive: true,
      filter: (path) => !LEFT_OUT.test(path),
    });
  await mkdir(join(folder, 'node_modules'));
  for (const entry of await readdir(join(root, 'node_modules'), { withFileTypes: true })) {
    if (entry.isFile() || KEPT_BY_TOOLS.has(entry.name)) continue;
    await symlink(
      join(root, 'node_modules', entry.name),
      join(folder, 'node_modules', entry.name),
      'junction',
    );
  }
  return {
    folder,
    async replace(path, from, to) {
      const file = join(folder, path);
      const text = await readFile(file, 'utf8');
      if (!text.includes(from)) throw new Error(`${path} has no ${JSON.stringify(from)}.`);
      await writeFile(file, text.replace(from, to));
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
