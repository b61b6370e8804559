/** Owns reading the lessons' folders: which there are, and what each says about itself. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { type LessonFrontMatter, lessonFrontMatter } from '../../site/lib/course/lesson.ts';
import { frontMatterText } from '../authoring/front-matter.ts';
import { type Course, diskPath, layoutOf } from '../course/course.ts';
import type { LessonPlace } from '../course/layout.ts';

/** The part that a lesson has in a course. */
export interface PartOfLesson {
  readonly id: string;
  /** Where its part.mdx lies on this machine. */
  readonly folder: string;
}

export interface LessonFolder {
  readonly id: string;
  /** Where it lies on this machine. */
  readonly folder: string;
  readonly part: PartOfLesson;
  readonly front: LessonFrontMatter;
}

const readLesson = async (part: PartOfLesson, { id, folder: shown }: LessonPlace): Promise<LessonFolder> => {
  const folder = diskPath(shown);
  const file = join(folder, 'lesson.mdx');
  const text = frontMatterText(await readFile(file, 'utf8'));
  if (text === null) throw new Error(`${file}: there is no front matter between two lines of "---".`);
  const front = lessonFrontMatter.safeParse(parse(text));
  if (!front.success)
    throw new Error(`${file}: the front matter is not right.\n${z.prettifyError(front.error)}`);
  return { id, folder, part, front: front.data };
};

/** Every lesson in course order. @throws with the file and field of a front matter that is not right. */
export const readLessons = (course: Course): Promise<LessonFolder[]> =>
  Promise.all(
    layoutOf(course).parts.flatMap(({ id, folder, lessons }) =>
      lessons.map((lesson) => readLesson({ id, folder: diskPath(folder) }, lesson)),
    ),
  );
