/** Serves what a lesson lays over the template: its starter and its solution. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { filesBelow } from '../../../lib/course/folders.ts';
import type { LessonFiles } from '../../../lib/course/lesson.ts';
import { lessonFolders, sources } from './_sources.ts';

export const getStaticPaths = (() =>
  Object.entries(lessonFolders).map(([lesson, folder]) => ({
    params: { lesson },
    props: { folder },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ folder: string }> = ({ props: { folder } }) =>
  Response.json({
    starter: filesBelow(sources, `${folder}/starter`),
    solution: filesBelow(sources, `${folder}/solution`),
  } satisfies LessonFiles);
