/** Owns telling one version of a lesson's files from another. */
import type { Files } from '../files/files.ts';

/** A digest of the files, in hexadecimal digits; null where the browser has no digests (a page without HTTPS). */
export async function versionOf(files: Files): Promise<string | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) return null;
  const entries = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, contents]) => [path, typeof contents === 'string' ? contents : [...contents]]);
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(entries)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
