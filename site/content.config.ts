/** Owns what shape the course's content must have. Where it lies is the course's; ids are its folders' names without numbers. */
import { defineCollection } from 'astro:content';
import { sources } from 'virtual:lab/content';
import { courseGlob } from './content-loader.ts';
import { idOfFile } from './lib/course/folders.ts';
import { lessonFrontMatter, partFrontMatter } from './lib/course/lesson.ts';

const lessons = defineCollection({
  loader: courseGlob(
    sources.map(({ base, lessons: pattern }) => ({ base, pattern })),
    idOfFile,
  ),
  schema: lessonFrontMatter,
});

const parts = defineCollection({
  loader: courseGlob(
    sources.map(({ base, parts: pattern }) => ({ base, pattern })),
    idOfFile,
  ),
  schema: partFrontMatter,
});

export const collections = { lessons, parts };
