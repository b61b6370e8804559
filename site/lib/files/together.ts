/** Owns whether a set of paths is the same set of files on every system. Pure. */

/**
 * @returns why these paths cannot lie in one folder on every system, in a sentence; null if they can: two that differ in
 * case only, or a file where another has its folder.
 */
export function whyNotTogether(paths: Iterable<string>): string | null {
  const files = new Map<string, string>();
  const folders = new Map<string, { folder: string; path: string }>();
  for (const path of paths) {
    const same = files.get(path.toLowerCase());
    if (same !== undefined) return `${same} and ${path} are one file on some systems.`;
    files.set(path.toLowerCase(), path);
    const segments = path.split('/');
    for (let depth = 1; depth < segments.length; depth++) {
      const folder = segments.slice(0, depth).join('/');
      const known = folders.get(folder.toLowerCase());
      if (known && known.folder !== folder)
        return `${known.path} and ${path} lie in one folder on some systems, and in two on others.`;
      folders.set(folder.toLowerCase(), { folder, path });
    }
  }
  for (const [name, path] of files) {
    const inside = folders.get(name);
    if (inside) return `${path} is a file, so ${inside.path} cannot lie in it.`;
  }
  return null;
}
