/** Serves what a lesson lays over the template: its starter, with what else can be edited, and its solution. */

import { getEntry } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { filesBelow } from '../../../lib/course/folders.ts';
import type { LessonFiles } from '../../../lib/course/lesson.ts';
import { layStarter } from '../../../lib/course/starter.ts';
import { lessonFolders, sources, templateFile } from './_sources.ts';

export const getStaticPaths = (() =>
  Object.entries(lessonFolders).map(([lesson, folder]) => ({
    params: { lesson },
    props: { folder },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ folder: string }> = async ({ params: { lesson = '' }, props: { folder } }) =>
  Response.json({
    starter: await layStarter({
      lesson,
      starter: filesBelow(sources, `${folder}/starter`),
      editable: (await getEntry('lessons', lesson))?.data.editable ?? [],
      templateFile,
    }),
    solution: filesBelow(sources, `${folder}/solution`),
  } satisfies LessonFiles);
