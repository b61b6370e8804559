/** Owns where the course's content lies and what shape it must have. Ids are the folders' names without their numbers. */
import { defineCollection } from 'astro:content';
import { lessonGlob } from './content-loader.ts';
import { parseLessonPath, parseNumberedFolder } from './lib/course/folders.ts';
import { lessonFrontMatter, partFrontMatter } from './lib/course/lesson.ts';

const lessons = defineCollection({
  loader: lessonGlob({
    base: './lessons',
    pattern: '*/*/lesson.mdx',
    generateId: ({ entry }) => parseLessonPath(entry).lesson.id,
  }),
  schema: lessonFrontMatter,
});

const parts = defineCollection({
  loader: lessonGlob({
    base: './lessons',
    pattern: '*/part.mdx',
    generateId: ({ entry }) => parseNumberedFolder(entry.split('/')[0] ?? '').id,
  }),
  schema: partFrontMatter,
});

export const collections = { lessons, parts };
