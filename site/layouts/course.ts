/** Owns the course in its order, read from the content collections: parts with their lessons, and each lesson's neighbours. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { course } from 'virtual:lab/course';
import { siteHref } from '../lab/site-href.ts';

export interface LessonInCourse {
  readonly id: string;
  readonly href: string;
  readonly entry: CollectionEntry<'lessons'>;
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

const entriesById = async <C extends 'lessons' | 'parts'>(collection: C) =>
  new Map((await getCollection(collection)).map((entry) => [entry.id, entry]));

/** Every lesson, in the order of the course. While lessons are written, one that cannot be read is left out. */
export async function courseLessons(): Promise<LessonInCourse[]> {
  const entries = await entriesById('lessons');
  return course.parts
    .flatMap(({ lessons }) => lessons)
    .flatMap((id) => {
      const entry = entries.get(id);
      return entry ? [{ id, href: lessonHref(id), entry }] : [];
    });
}

/**
 * Every part that has lessons, in order. While lessons are written, a part without a part.mdx is left out.
 * @throws in a build if a lesson's part has no part.mdx.
 */
export async function courseParts(): Promise<PartInCourse[]> {
  const entries = await entriesById('parts');
  const all = new Map((await courseLessons()).map((lesson) => [lesson.id, lesson]));
  return course.parts.flatMap(({ id, number, lessons: ids }) => {
    const lessons = ids.flatMap((lesson) => all.get(lesson) ?? []);
    const entry = entries.get(id);
    if (lessons.length === 0 || (!entry && import.meta.env.DEV)) return [];
    if (!entry) throw new Error(`The part ${id} has lessons but no part.mdx.`);
    return { id, href: partHref(id), entry, lessons, number };
  });
}

export const minutesOf = (lessons: readonly LessonInCourse[]): number =>
  lessons.reduce((sum, { entry }) => sum + entry.data.minutes, 0);
