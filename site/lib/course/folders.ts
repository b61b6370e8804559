/** Owns what the folders of a course mean: `<n>-<part>/<nn>-<lesson>/…`, where numbers give the order. Pure. */

export interface NumberedFolder {
  readonly number: number;
  readonly id: string;
}

/** Reads `02-own-the-row`. @throws if the folder is not named like that. */
export function parseNumberedFolder(name: string): NumberedFolder {
  const match = /^(\d+)-([a-z][a-z0-9-]*)$/.exec(name);
  if (!match?.[1] || !match[2]) {
    throw new Error(
      `The folder ${JSON.stringify(name)} should be a number, a hyphen and a kebab-case name, like 02-own-the-row.`,
    );
  }
  return { number: Number(match[1]), id: match[2] };
}

/**
 * The id of the lesson or part whose file lies right in its folder: the folder's name without its number, if it has one.
 * @param path Such as `lessons/1-security/02-own-the-row/lesson.mdx`. @throws if the folder's name gives none.
 */
export function idOfFile(path: string): string {
  const id = /(?:^|\/)(?:\d+-)?([a-z][a-z0-9-]*)\/[^/]+$/.exec(path)?.[1];
  if (id) return id;
  throw new Error(`${JSON.stringify(path)} does not lie in a folder that is named like 02-own-the-row.`);
}

/** The files below one folder, such as `starter`, by their paths in it. */
export function filesBelow(files: Readonly<Record<string, string>>, folder: string): Record<string, string> {
  const prefix = `${folder}/`;
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, text]) => [path.slice(prefix.length), text]),
  );
}

/** The files below each child of a folder, by the child's name. */
export function foldersBelow(
  files: Readonly<Record<string, string>>,
  folder: string,
): Record<string, Record<string, string>> {
  const children: Record<string, Record<string, string>> = {};
  for (const [path, text] of Object.entries(filesBelow(files, folder))) {
    const [name = '', ...rest] = path.split('/');
    if (rest.length === 0) continue;
    children[name] = { ...children[name], [rest.join('/')]: text };
  }
  return children;
}
