/** Serves what only the proof of a lesson needs: its known wrong solutions, and right ones of another shape. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { foldersBelow } from '../../../../lib/course/folders.ts';
import type { LessonVariants } from '../../../../lib/course/lesson.ts';
import { lessonFolders, sources } from '../_sources.ts';

export const getStaticPaths = (() =>
  Object.entries(lessonFolders).map(([lesson, folder]) => ({
    params: { lesson },
    props: { folder },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ folder: string }> = ({ props: { folder } }) =>
  Response.json({
    mistakes: foldersBelow(sources, `${folder}/mistakes`),
    alternatives: foldersBelow(sources, `${folder}/alternatives`),
  } satisfies LessonVariants);
