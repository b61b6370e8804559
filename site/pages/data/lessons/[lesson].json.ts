/** Serves what a lesson lays over the template: its starter, with what else can be edited, and its solution. */

import { getEntry } from 'astro:content';
import { files } from 'virtual:lab/files';
import type { APIRoute, GetStaticPaths } from 'astro';
import { filesBelow } from '../../../lib/course/folders.ts';
import type { LessonFiles } from '../../../lib/course/lesson.ts';
import { layStarter } from '../../../lib/course/starter.ts';
import { templateFile } from './_sources.ts';

export const getStaticPaths = (() =>
  Object.keys(files).map((lesson) => ({ params: { lesson } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { lesson = '' } }) =>
  Response.json({
    starter: await layStarter({
      lesson,
      starter: filesBelow(files[lesson] ?? {}, 'starter'),
      editable: (await getEntry('lessons', lesson))?.data.editable ?? [],
      templateFile,
    }),
    solution: filesBelow(files[lesson] ?? {}, 'solution'),
  } satisfies LessonFiles);
