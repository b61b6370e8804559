/** Owns what the folders of a course mean: `lessons/<n>-<part>/<nn>-<lesson>/…`, where numbers give the order. Pure. */

export interface NumberedFolder {
  readonly number: number;
  readonly id: string;
}

export interface LessonPath {
  readonly part: NumberedFolder;
  readonly lesson: NumberedFolder;
  /** What comes after the lesson's folder, such as `starter/actions/orders.ts`. */
  readonly rest: string;
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

/** Reads a path inside a lesson's folder, with or without a leading `lessons/`. @throws if it does not lie in one. */
export function parseLessonPath(path: string): LessonPath {
  const [part, lesson, ...rest] = path.replace(/^\/?(lessons\/)?/, '').split('/');
  if (!part || !lesson || rest.length === 0)
    throw new Error(`${JSON.stringify(path)} does not lie in a lesson's folder.`);
  return { part: parseNumberedFolder(part), lesson: parseNumberedFolder(lesson), rest: rest.join('/') };
}

/** The id of the lesson in whose folder a path lies; null if the folders are not named as a course's are. */
export function lessonIdOf(path: string): string | null {
  try {
    return parseLessonPath(path).lesson.id;
  } catch {
    return null;
  }
}

/** First by part, then by lesson. */
export const byCourseOrder = (a: LessonPath, b: LessonPath): number =>
  a.part.number - b.part.number || a.lesson.number - b.lesson.number;

/** The files below one folder, such as `/lessons/1-security/02-own-the-row/starter`, by their paths in it. */
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
