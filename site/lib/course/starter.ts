/** Owns what a learner begins with: the files of starter/, and those of the template that a lesson opens for editing. Pure. */

export interface StarterParts {
  /** The lesson's id, for errors. */
  readonly lesson: string;
  /** The files of starter/ by their paths in it. */
  readonly starter: Readonly<Record<string, string>>;
  /** Paths of files of the template, from the lesson's front matter. */
  readonly editable: readonly string[];
  /** The text of a file of the template; null if there is none. */
  templateFile(path: string): Promise<string | null>;
}

/**
 * A file that is only to be edited stays the template's: it is taken from there, not from a copy that grows old.
 * @returns every file that a learner may edit and begins with, by its path.
 * @throws with the lesson and the file if the template has no such file, or if starter/ has one in its place.
 */
export async function layStarter({
  lesson,
  starter,
  editable,
  templateFile,
}: StarterParts): Promise<Record<string, string>> {
  const opened = editable.map(async (path): Promise<[string, string]> => {
    if (Object.hasOwn(starter, path))
      throw new Error(
        `The lesson ${lesson} has ${path} in starter/ and under "editable". What lies in starter/ can be edited anyway; keep one of the two.`,
      );
    const text = await templateFile(path);
    if (text === null)
      throw new Error(
        `The lesson ${lesson} names ${path} under "editable", but sandbox-template/ has no such file. Mend the path, or put a file of your own into starter/.`,
      );
    return [path, text];
  });
  return { ...Object.fromEntries(await Promise.all(opened)), ...starter };
}
