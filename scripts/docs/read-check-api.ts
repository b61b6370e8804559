/** Owns making the reference of the check API from the sources as they are on disk. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../site/paths.ts';
import { CHECK_API_FILES, checkApiReference } from './check-api.ts';

/** Where the reference lies. */
export const CHECK_API = 'docs/check-api.md';

export async function readCheckApi(): Promise<string> {
  const texts = CHECK_API_FILES.map(
    async (file) => [file, await readFile(join(root, 'site/lib/checks', file), 'utf8')] as const,
  );
  return checkApiReference(Object.fromEntries(await Promise.all(texts)));
}
