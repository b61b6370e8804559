/** Owns having the editor's types as one file: made once for each set of packages, since the compiler takes seconds. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../site/paths.ts';

/** Where a site has it. */
export const TYPES_PATH = '/data/types.json';

const KEPT = join(root, 'node_modules/.cache/server-actions-lab');
const here = fileURLToPath(new URL('.', import.meta.url));

/** The packages by their versions, and how they are read. */
const hashInputs = async (): Promise<string> => {
  const own = (await readdir(here)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const lib = (await readdir(join(root, 'site/lib'), { recursive: true })).filter(
    (name) => /^(files|rpc|checks|preview|sandbox)[\\/].*\.ts$/.test(name) && !name.endsWith('.test.ts'),
  );
  const files = [
    join(root, 'package-lock.json'),
    ...own.sort().map((name) => join(here, name)),
    // The API that own checks are written with.
    ...lib.sort().map((name) => join(root, 'site/lib', name)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update('\0').update(await readFile(file));
  return hash.digest('hex').slice(0, 20);
};

/**
 * The types as JSON: text by path, each path beginning with `/node_modules/`.
 * @throws if a package that a learner may import has lost its types.
 */
export async function ensureTypes(): Promise<string> {
  const kept = join(KEPT, `types-${await hashInputs()}.json`);
  const found = await readFile(kept, 'utf8').catch(() => null);
  if (found !== null) return found;
  // The compiler is large, and nobody else needs it here.
  const { collectTypes } = await import('./collect.ts');
  const types = JSON.stringify(collectTypes());
  await mkdir(KEPT, { recursive: true });
  // Whole or not at all: another build may be reading.
  const making = `${kept}.${process.pid}`;
  await writeFile(making, types);
  await rename(making, kept);
  return types;
}
