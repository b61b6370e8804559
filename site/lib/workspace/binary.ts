/**
 * Owns which files are not text. The path alone says so, so that an edit never has to be asked: the edit of such a file is
 * the digest of its bytes (binaries.ts has those), which keeps drafts small enough for every keystroke. Pure.
 */

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

const endingOf = (path: string): string => /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';

export const isBinaryPath = (path: string): boolean => Object.hasOwn(TYPES, endingOf(path));

/** The media type of a picture; null for everything else, also for other files that are not text. */
export function pictureType(path: string): string | null {
  const type = isBinaryPath(path) ? TYPES[endingOf(path)] : undefined;
  return type?.startsWith('image/') ? type : null;
}

/** Whether an edit can be one of a file that is not text. */
export const isDigest = (edit: string): boolean => /^[0-9a-f]{64}$/.test(edit);
