/** Serves what only the proof of a lesson needs: its known wrong solutions, and right ones of another shape. */
import { files } from 'virtual:lab/files';
import type { APIRoute, GetStaticPaths } from 'astro';
import { foldersBelow } from '../../../../lib/course/folders.ts';
import type { LessonVariants } from '../../../../lib/course/lesson.ts';

export const getStaticPaths = (() =>
  Object.keys(files).map((lesson) => ({ params: { lesson } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params: { lesson = '' } }) =>
  Response.json({
    mistakes: foldersBelow(files[lesson] ?? {}, 'mistakes'),
    alternatives: foldersBelow(files[lesson] ?? {}, 'alternatives'),
  } satisfies LessonVariants);
