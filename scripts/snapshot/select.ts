/** Owns turning the rules of keep.ts into a list of files of one installed `node_modules`. */
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { isKept, KEEP_RULES, type KeepRule } from './keep.ts';
import { byCodeUnit, listFiles } from './tree.ts';

const SCRIPT = /\.[cm]?js$/;

/** What the static imports of some specifiers lead to, as a bundler for the server sees them. */
async function reachedFiles(modules: string, specifiers: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: modules,
    stdin: { contents: specifiers.map((each) => `import '${each}';`).join('\n'), resolveDir: modules },
    bundle: true,
    metafile: true,
    write: false,
    treeShaking: false,
    platform: 'node',
    format: 'esm',
    ignoreAnnotations: true,
    logLevel: 'silent',
  });
  return Object.keys(metafile.inputs)
    .filter((path) => path !== '<stdin>')
    .map((path) => relative(modules, join(modules, path)).split(sep).join('/'));
}

/** Files of package `name` that the given files name in full, with or without the extension. */
async function namedFiles(modules: string, name: string, from: readonly string[]): Promise<string[]> {
  const named = new Set<string>();
  const mention = new RegExp(`\\b${name}/[\\w./-]+`, 'g');
  for (const path of from) {
    if (!SCRIPT.test(path)) continue;
    for (const [found] of (await readFile(join(modules, path), 'utf8')).matchAll(mention)) named.add(found);
  }
  return await listFiles(
    modules,
    (path) => path.startsWith(`${name}/`) && (named.has(path) || named.has(path.replace(SCRIPT, ''))),
  );
}

/**
 * The files of an install that go into the snapshot.
 * @param modules A `node_modules` folder.
 * @returns paths relative to it, sorted.
 */
export async function selectFiles(
  modules: string,
  rules: readonly KeepRule[] = KEEP_RULES,
): Promise<string[]> {
  const kept = await listFiles(modules, (path) => isKept(path, rules));
  const reached = rules.map(({ reachedFrom }) => (reachedFrom ? reachedFiles(modules, reachedFrom) : []));
  const named = rules.map(({ package: name, namedBy }) =>
    namedBy
      ? namedFiles(
          modules,
          name,
          kept.filter((path) => path.startsWith(`${namedBy}/`)),
        )
      : [],
  );
  const more = await Promise.all([...reached, ...named]);
  return [...new Set([...kept, ...more.flat()])].sort(byCodeUnit);
}
