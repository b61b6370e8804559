/** Serves what a lesson says of itself and its first file, for a page that is not the lesson's own. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { courseLessons, type LessonInCourse } from '../../../../layouts/course.ts';
import { lessonForPage } from '../../../_lesson-for-page.ts';

export const getStaticPaths = (async () =>
  (await courseLessons()).map((lesson) => ({
    params: { lesson: lesson.id },
    props: { lesson },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ lesson: LessonInCourse }> = async ({ props: { lesson } }) =>
  Response.json(await lessonForPage(lesson, null));
