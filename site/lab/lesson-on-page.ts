/** Owns which lesson the page shows: read from what the page carries, and read again when a neighbour takes its place. */
import { atom } from 'nanostores';
import * as z from 'zod';
import { lessonFrontMatter } from '../lib/course/lesson.ts';

export const lessonOnPageShape = z.object({
  lesson: z.string(),
  frontMatter: lessonFrontMatter,
  /** The file that is opened first, as the lesson starts, coloured; to read until the editor is there. */
  code: z
    .array(
      z.array(z.tuple([z.enum(['k', 's', 'f', 'ty', 'n', 'c', 'o', '']), z.string()]).readonly()).readonly(),
    )
    .readonly(),
  side: z.enum(['browser', 'server', 'both']),
  next: z.object({ href: z.string(), code: z.string(), title: z.string() }).nullable(),
});
export type LessonOnPage = z.infer<typeof lessonOnPageShape>;

/** The id of the script element that carries the lesson. */
export const LESSON_ELEMENT = 'lesson-on-page';

export const lessonOnPage = atom<LessonOnPage | null>(null);

/** @throws if the page carries no lesson, or one of another version of the site. */
export function readLessonOnPage(): void {
  lessonOnPage.set(
    lessonOnPageShape.parse(JSON.parse(document.getElementById(LESSON_ELEMENT)?.textContent ?? 'null')),
  );
}
