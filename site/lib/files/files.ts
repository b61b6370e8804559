/** Owns what a set of files is: path rules, laying one set over another, and the difference between two. Pure. */

/** POSIX paths relative to the app's root, without a leading slash, to their contents. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** What must be done to turn one set of files into another. */
export interface FilesDiff {
  readonly written: Files;
  readonly removed: readonly string[];
}

export class PathError extends Error {
  override name = 'PathError';
}

const MAX_PATH = 240;
// Names that Windows cannot hold or would silently change; a lesson must work on every machine.
const WINDOWS_DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(\..*)?$/i;
const FORBIDDEN_IN_SEGMENT = /[<>:"|?*\\]/;

const hasControlCharacter = (text: string): boolean =>
  [...text].some((character) => character.charCodeAt(0) < 32 || character.charCodeAt(0) === 127);

/**
 * Checks that a path stays inside its root on every operating system.
 * @param path A relative POSIX path such as `app/orders/page.tsx`.
 * @returns The same path.
 * @throws {PathError} With the path and the rule it breaks.
 */
export function assertSafePath(path: string): string {
  const refuse = (rule: string): never => {
    throw new PathError(`The path ${JSON.stringify(path.slice(0, 80))} ${rule}.`);
  };
  if (path === '') refuse('is empty');
  if (path.length > MAX_PATH) refuse(`is longer than ${MAX_PATH} characters`);
  if (path.startsWith('/')) refuse('is absolute; paths are relative to the app');
  if (hasControlCharacter(path)) refuse('contains a control character');
  // A file system would write something else in its place, and two such names would be one file.
  if (!path.isWellFormed()) refuse('contains half a character');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.' || segment === '..') refuse('has an empty, "." or ".." segment');
    if (FORBIDDEN_IN_SEGMENT.test(segment)) refuse('contains a character that Windows forbids');
    if (WINDOWS_DEVICE.test(segment)) refuse('uses a name that Windows reserves');
    if (/[. ]$/.test(segment)) refuse('has a segment that ends in a dot or a space');
    if (segment === '__proto__') refuse('uses a reserved name');
  }
  return path;
}

/** Lays sets of files over one another; later sets win. Paths are checked. */
export function overlayFiles(...layers: readonly Files[]): Files {
  const result: Record<string, string | Uint8Array> = {};
  for (const layer of layers) {
    for (const [path, contents] of Object.entries(layer)) result[assertSafePath(path)] = contents;
  }
  return result;
}

/** Says whether two contents are the same, byte for byte. */
export function sameContents(
  a: string | Uint8Array | undefined,
  b: string | Uint8Array | undefined,
): boolean {
  if (typeof a === 'string' || typeof b === 'string' || !a || !b) return a === b;
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** A file may be called "constructor"; what every object inherits is no file. */
const ownFile = (files: Files, path: string): string | Uint8Array | undefined =>
  Object.hasOwn(files, path) ? files[path] : undefined;

/** What to write and what to remove so that `from` becomes `to`. */
export function diffFiles(from: Files, to: Files): FilesDiff {
  const written = Object.fromEntries(
    Object.entries(to).filter(([path, contents]) => !sameContents(ownFile(from, path), contents)),
  );
  const removed = Object.keys(from).filter((path) => !Object.hasOwn(to, path));
  return { written, removed };
}
