/** Owns sorting the files of a course into its parts and lessons, and saying which folders are not named as they must be. Pure. */
import type { Fault } from '../../site/lib/course/fault.ts';
import { filesBelow, type NumberedFolder, parseNumberedFolder } from '../../site/lib/course/folders.ts';

/** Texts of files by their paths from the project's root, all of them in `lessons/`. */
export type CourseTexts = Readonly<Record<string, string>>;

export interface LessonTexts {
  readonly id: string;
  /** Such as `lessons/1-security/02-own-the-row`. */
  readonly folder: string;
  /** The lesson's files by their paths in its folder. */
  readonly files: Readonly<Record<string, string>>;
}

export interface PartTexts {
  readonly id: string;
  readonly folder: string;
  /** The text of its part.mdx; null if it has none. */
  readonly mdx: string | null;
  readonly lessons: readonly LessonTexts[];
}

export interface Course {
  readonly parts: readonly PartTexts[];
  readonly faults: readonly Fault[];
}

const childFolders = (files: CourseTexts, folder: string): string[] => [
  ...new Set(
    Object.keys(filesBelow(files, folder))
      .filter((path) => path.includes('/'))
      .map((path) => path.slice(0, path.indexOf('/'))),
  ),
];

/** Sorts files into parts and lessons; what lies in a folder with a wrong name is in none of them. */
export function sortCourse(texts: CourseTexts): Course {
  const faults: Fault[] = [];
  const read = (folder: string, name: string): NumberedFolder | null => {
    try {
      return parseNumberedFolder(name);
    } catch {
      faults.push({
        file: `${folder}/${name}/`,
        line: null,
        field: 'the folder’s name',
        came: name,
        expected: 'a number, a hyphen and a name in small letters, like 02-own-the-row',
        todo: 'Rename the folder. The number gives the order, the name is the id in addresses.',
        blocks: true,
      });
      return null;
    }
  };
  const parts = childFolders(texts, 'lessons').flatMap((part): PartTexts[] => {
    const folder = `lessons/${part}`;
    const named = read('lessons', part);
    const lessons = childFolders(texts, folder).flatMap((name): LessonTexts[] => {
      const lesson = read(folder, name);
      const path = `${folder}/${name}`;
      return lesson ? [{ id: lesson.id, folder: path, files: filesBelow(texts, path) }] : [];
    });
    return named ? [{ id: named.id, folder, mdx: texts[`${folder}/part.mdx`] ?? null, lessons }] : [];
  });
  return { parts, faults };
}
