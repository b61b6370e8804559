/** Owns what of the learner's folder is the app: what they wrote, with the sandbox server that runs it. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { assertSafePath } from '../../../site/lib/files/files.ts';
import { packContents } from '../../../site/lib/runtime/local/contents.ts';
import { MAX_FILE } from '../../../site/lib/runtime/local/protocol.ts';
import type { Task } from '../verdict.ts';

/** At the top of the folder. A lockfile or a marker in the sandbox would make it Next's root, away from its packages. */
const NOT_THE_APP =
  /^(node_modules|README\.md|next-env\.d\.ts|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|pnpm-workspace\.yaml|lerna\.json|.*\.tsbuildinfo)$/;

const isApp = (name: string, isTop: boolean): boolean => {
  // Editors, version control and Next keep theirs in hidden places; environments are the app's.
  if (name.startsWith('.')) return isTop && name.startsWith('.env');
  if (name === 'node_modules' || /\.test\.tsx?$/.test(name)) return false;
  return !(isTop && NOT_THE_APP.test(name));
};

const listApp = async (folder: string, path = ''): Promise<string[]> => {
  const entries = await readdir(join(folder, path), { withFileTypes: true });
  const lists = entries
    .filter(({ name }) => isApp(name, path === ''))
    .map(async (entry) => {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) return await listApp(folder, inner);
      return entry.isFile() ? [inner] : [];
    });
  return (await Promise.all(lists)).flat();
};

const read = async (file: string, path: string): Promise<Task[string]> => {
  assertSafePath(path);
  if ((await stat(file)).size > MAX_FILE)
    throw new Error(`${path} is larger than ${MAX_FILE / 1024 / 1024} MB. Move it out of the folder.`);
  const bytes = await readFile(file);
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? { text } : packContents(bytes);
};

/**
 * Reads the app in a lesson's folder.
 * @param labFolder The folder's `.lab`, in which `app/` is what the app gets as its own `.lab`.
 * @throws if a file is too large, or has a name that not every system can hold.
 */
export async function readApp(lessonFolder: string, labFolder: string): Promise<Task> {
  const app = (await listApp(lessonFolder)).sort();
  const served = (await readdir(join(labFolder, 'app'))).sort();
  const pairs: [string, string][] = [
    ...app.map((path): [string, string] => [path, join(lessonFolder, ...path.split('/'))]),
    ...served.map((name): [string, string] => [`.lab/${name}`, join(labFolder, 'app', name)]),
  ];
  return Object.fromEntries(
    await Promise.all(pairs.map(async ([path, file]) => [path, await read(file, path)] as const)),
  );
}
