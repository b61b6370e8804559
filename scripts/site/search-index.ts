/** Owns making the index that the site's search asks, from built pages: those parts of them that carry `data-pagefind-body`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** For Pagefind's own pages, which this site does not use. */
const NOT_SERVED = /^pagefind-(ui|modular-ui|component-ui|highlight)\./;

const heldBy = <T extends { errors: string[] }>(answer: T): T => {
  if (answer.errors.length > 0) throw new Error(`The search index was not made: ${answer.errors.join(' ')}`);
  return answer;
};

/**
 * Writes `pagefind/` into a folder of built pages.
 * @returns How many pages it finds.
 * @throws if this system has no Pagefind, or if it cannot read the pages.
 */
export async function buildSearchIndex(folder: string): Promise<number> {
  try {
    const { index } = heldBy(await createIndex());
    if (!index) throw new Error('The search index was not made, and Pagefind does not say why.');
    const { page_count: pages } = heldBy(await index.addDirectory({ path: folder }));
    const { files } = heldBy(await index.getFiles());
    await Promise.all(
      files
        .filter(({ path }) => !NOT_SERVED.test(path))
        .map(async ({ path, content }) => {
          const file = join(folder, 'pagefind', path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, content);
        }),
    );
    return pages;
  } finally {
    await close();
  }
}
