/** Owns reading the lessons' folders: which there are, and what each says about itself. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { type LessonFrontMatter, lessonFrontMatter } from '../../site/lib/course/lesson.ts';
import { frontMatterText } from '../authoring/front-matter.ts';

export interface LessonFolder {
  readonly id: string;
  readonly folder: string;
  readonly front: LessonFrontMatter;
}

const subfolders = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const readLesson = async (folder: string, name: string): Promise<LessonFolder> => {
  const file = join(folder, 'lesson.mdx');
  const text = frontMatterText(await readFile(file, 'utf8'));
  if (text === null) throw new Error(`${file}: there is no front matter between two lines of "---".`);
  const front = lessonFrontMatter.safeParse(parse(text));
  if (!front.success)
    throw new Error(`${file}: the front matter is not right.\n${z.prettifyError(front.error)}`);
  return { id: name.replace(/^\d+-/, ''), folder, front: front.data };
};

/** Every lesson in course order. @throws with the file and field of a front matter that is not right. */
export async function readLessons(lessonsFolder: string): Promise<LessonFolder[]> {
  const lessons: LessonFolder[] = [];
  for (const part of await subfolders(lessonsFolder)) {
    for (const name of await subfolders(join(lessonsFolder, part))) {
      lessons.push(await readLesson(join(lessonsFolder, part, name), name));
    }
  }
  return lessons;
}
