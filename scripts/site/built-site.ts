/** Owns reading from a built site what its headers depend on. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltSite } from './headers.ts';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/** The hashes, as a Content-Security-Policy names them, of the scripts that stand in a page. */
export const inlineScriptHashes = (html: string): string[] =>
  [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `sha256-${createHash('sha256').update(script).digest('base64')}`,
  );

/**
 * Reads a built site.
 * @param folder Holds index.html.
 * @param options The path for which it was built, and whose pages may embed it.
 * @throws if there is no such folder.
 */
export async function readBuiltSite(
  folder: string,
  { base = '/', embeddedBy }: { readonly base?: string; readonly embeddedBy: readonly string[] },
): Promise<BuiltSite> {
  const names = await readdir(folder, { recursive: true });
  const pages = names.filter((name) => name.endsWith('.html'));
  const hashes = await Promise.all(
    pages.map(async (name) => inlineScriptHashes(await readFile(join(folder, name), 'utf8'))),
  );
  return {
    base,
    embeddedBy,
    inlineScripts: [...new Set(hashes.flat())].sort(),
    topLevel: names.filter((name) => !/[\\/]/.test(name)),
  };
}
