/** Owns what a page carries of a lesson, made when the site is built: what it says of itself, and its first file, coloured. */
import { files } from 'virtual:lab/files';
import { highlightedLines } from '../lab/editor/highlight.ts';
import { sideOf } from '../lab/editor/sides.ts';
import type { LessonOnPage } from '../lab/lesson-on-page.ts';
import type { LessonInCourse } from '../layouts/course.ts';
import { templateFile } from './data/lessons/_sources.ts';

/** @param next Where passing leads. */
export async function lessonForPage(
  { id, entry: { data } }: LessonInCourse,
  next: LessonOnPage['next'],
): Promise<LessonOnPage> {
  const text = files[id]?.[`starter/${data.focus}`] ?? (await templateFile(data.focus)) ?? '';
  return {
    lesson: id,
    // Each quiz stands in the prose, and carries itself.
    frontMatter: { ...data, quizzes: {} },
    code: await highlightedLines(text),
    side: sideOf(data.focus, text),
    next,
  };
}
