/**
 * Owns that no page waits for Monaco's style sheets. Astro puts into a page whatever style sheet its scripts may ever
 * load; those of the editor are a third of a lesson's, stand before its first paint, and come with the editor anyway.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ASSETS = '_astro';

/** Style sheets that begin with Monaco's own classes and that a script says it loads before it runs. */
async function findEditorSheets(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, ASSETS));
  const read = (name: string): Promise<string> => readFile(join(folder, ASSETS, name), 'utf8');
  const scripts = await Promise.all(names.filter((name) => name.endsWith('.js')).map(read));
  const found: string[] = [];
  for (const name of names.filter((each) => each.endsWith('.css'))) {
    const isMonacos = (await read(name)).startsWith('.monaco-');
    if (isMonacos && scripts.some((script) => script.includes(`"${ASSETS}/${name}"`))) found.push(name);
  }
  return found;
}

/** Takes the links to these style sheets out of a page. */
export function withoutSheets(page: string, names: readonly string[]): string {
  return page.replace(/<link rel="stylesheet" href="([^"]*)"[^>]*>/g, (link, href: string) =>
    names.some((name) => href.endsWith(`/${ASSETS}/${name}`)) ? '' : link,
  );
}

/**
 * Leaves Monaco's style sheets to the script that loads them with the editor.
 * @param folder Holds a site as Astro has built it.
 * @throws if there is no such style sheet: then Monaco is built in another way than this knows, and pages wait for it.
 */
export async function loadEditorSheetsLate(folder: string): Promise<void> {
  const names = await findEditorSheets(folder);
  if (names.length === 0) throw new Error('No style sheet of Monaco was found in the built site.');
  const files = await readdir(folder, { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const page = await readFile(join(folder, file), 'utf8');
    const lighter = withoutSheets(page, names);
    if (lighter !== page) await writeFile(join(folder, file), lighter);
  }
}
