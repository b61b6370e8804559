/** Owns the texts of a course's parts and lessons, sorted by the folders that it is laid out in. Pure. */
import { filesBelow } from '../../site/lib/course/folders.ts';
import type { PartPlace } from '../course/layout.ts';

/** Texts of files by their paths, which begin with the folders of parts. */
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

/** Gives every part and lesson of a course its texts; what lies elsewhere is in none of them. */
export const sortTexts = (parts: readonly PartPlace[], texts: CourseTexts): PartTexts[] =>
  parts.map(({ id, folder, lessons }) => ({
    id,
    folder,
    mdx: texts[`${folder}/part.mdx`] ?? null,
    lessons: lessons.map((lesson) => ({ ...lesson, files: filesBelow(texts, lesson.folder) })),
  }));
