/** Owns finding where a file declares an export. Pure. */

/** The line, from 1, on which the code declares this name; null if it is not to be seen, as for an action without one. */
export function declarationLine(code: string, name: string): number | null {
  if (!/^[\w$]+$/.test(name)) return null;
  const declares = new RegExp(`\\b(function\\*?|const|let|var)\\s+${name.replaceAll('$', '\\$')}(?![\\w$])`);
  const index = code.split('\n').findIndex((line) => declares.test(line));
  return index === -1 ? null : index + 1;
}
