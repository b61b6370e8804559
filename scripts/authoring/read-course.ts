/** Owns reading from this disk what faults are looked for in: the texts of a course, and which files the template has. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Course, diskPath, layoutOf } from '../course/course.ts';
import { templateFolder } from '../site/paths.ts';
import { sortTexts } from './course.ts';
import type { CourseToRead } from './find-faults.ts';

/** Left over from installing, running and testing the template; a lesson cannot count on them. */
const NOT_THE_APP = /^(node_modules|\.next|\.lab)$/;
const NO_FILE_OF_IT = /\.test\.tsx?$|\.tsbuildinfo$|^next-env\.d\.ts$/;

/** Paths of the files below a folder that the site sees: those whose names do not begin with a dot. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    if (!entry.isDirectory()) return entry.isFile() ? [entry.name] : [];
    if (NOT_THE_APP.test(entry.name)) return [];
    return filesBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`);
  });

/** Paths of the files of the template. */
export const readTemplatePaths = (): string[] =>
  filesBelow(templateFolder).filter((path) => !NO_FILE_OF_IT.test(path));

/** The course as it is on disk now. At once: a page that is asked for meanwhile must not be older. */
export function readCourse(course: Course): CourseToRead {
  const { parts, faults } = layoutOf(course);
  const here = (path: string): string[] => {
    try {
      return [readFileSync(diskPath(path), 'utf8')];
    } catch {
      return [];
    }
  };
  const texts = parts.flatMap(({ folder, lessons }) => [
    ...here(`${folder}/part.mdx`).map((text) => [`${folder}/part.mdx`, text] as const),
    ...lessons.flatMap((lesson) =>
      filesBelow(diskPath(lesson.folder))
        .sort()
        .map(
          (path) =>
            [`${lesson.folder}/${path}`, readFileSync(diskPath(`${lesson.folder}/${path}`), 'utf8')] as const,
        ),
    ),
  ]);
  return {
    parts: sortTexts(parts, Object.fromEntries(texts)),
    faults,
    template: readTemplatePaths(),
    leftOut: course.isOurs ? [] : ourPages(),
  };
}

/** The addresses of all our parts and lessons. */
const ourPages = (): string[] =>
  readdirSync(diskPath('lessons')).flatMap((part) => [
    `/parts/${part.replace(/^\d+-/, '')}/`,
    ...readdirSync(diskPath(`lessons/${part}`), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `/lessons/${name.replace(/^\d+-/, '')}/`),
  ]);
