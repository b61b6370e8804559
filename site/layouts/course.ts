/** Owns the course in its order, read from the content collections: parts with their lessons, and each lesson's neighbours. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { siteHref } from '../lab/site-href.ts';
import { byCourseOrder, type LessonPath, parseLessonPath } from '../lib/course/folders.ts';

export interface LessonInCourse {
  readonly id: string;
  readonly href: string;
  readonly entry: CollectionEntry<'lessons'>;
  readonly place: LessonPath;
}

export interface PartInCourse {
  readonly id: string;
  readonly href: string;
  readonly number: number;
  readonly entry: CollectionEntry<'parts'>;
  readonly lessons: readonly LessonInCourse[];
}

export const partHref = (id: string): string => siteHref(`/parts/${id}/`);
export const lessonHref = (id: string): string => siteHref(`/lessons/${id}/`);

const placeOf = (filePath: string | undefined, id: string): LessonPath => {
  if (!filePath) throw new Error(`The content entry ${id} has no file.`);
  return parseLessonPath(filePath);
};

/** Every lesson, in the order of the course. */
export async function courseLessons(): Promise<LessonInCourse[]> {
  const entries = await getCollection('lessons');
  return entries
    .map((entry) => ({
      id: entry.id,
      href: lessonHref(entry.id),
      entry,
      place: placeOf(entry.filePath, entry.id),
    }))
    .sort((a, b) => byCourseOrder(a.place, b.place));
}

/**
 * Every part that has lessons, in order. While lessons are written, a part without a part.mdx is left out.
 * @throws in a build if a lesson's part has no part.mdx.
 */
export async function courseParts(): Promise<PartInCourse[]> {
  const entries = new Map((await getCollection('parts')).map((entry) => [entry.id, entry]));
  const parts = new Map<string, LessonInCourse[]>();
  for (const lesson of await courseLessons()) {
    const { id } = lesson.place.part;
    parts.set(id, [...(parts.get(id) ?? []), lesson]);
  }
  return [...parts].flatMap(([id, lessons]) => {
    const entry = entries.get(id);
    if (!entry && import.meta.env.DEV) return [];
    if (!entry) throw new Error(`The part ${id} has lessons but no part.mdx.`);
    return { id, href: partHref(id), entry, lessons, number: lessons[0]?.place.part.number ?? 0 };
  });
}

export const minutesOf = (lessons: readonly LessonInCourse[]): number =>
  lessons.reduce((sum, { entry }) => sum + entry.data.minutes, 0);
