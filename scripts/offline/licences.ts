/** Owns saying whose code is in a bundle: the licences of all packages in it ask to be passed on with it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { root } from '../site/paths.ts';

const packageOf = (input: string): string | null =>
  /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? null;

const licenceOf = async (folder: string): Promise<string> => {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const file = (await readdir(join(root, folder))).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? '' : `\n${(await readFile(join(root, folder, file), 'utf8')).trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
};

/**
 * The licences of this project and of every package in the bundles, in the order of their names.
 * @param metafiles What esbuild says about each bundle, with inputs relative to the repository's root.
 */
export async function collectLicences(metafiles: readonly Metafile[]): Promise<string> {
  const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const packages = [...new Set(inputs.map(packageOf))].filter((folder) => folder !== null).sort();
  const own = `Server Actions Lab\n\n${(await readFile(join(root, 'LICENSE'), 'utf8')).trim()}\n`;
  return [own, ...(await Promise.all(packages.map(licenceOf)))].join(`\n${'-'.repeat(80)}\n\n`);
}
