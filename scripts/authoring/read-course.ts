/** Owns reading from this disk what faults are looked for in: the lessons' texts, and which files the template has. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lessonsFolder, root, templateFolder } from '../site/paths.ts';
import type { CourseTexts } from './course.ts';

/** Left over from installing, running and testing the template; a lesson cannot count on them. */
const NOT_THE_APP = /^(node_modules|\.next|\.lab)$/;
const NO_FILE_OF_IT = /\.test\.tsx?$|\.tsbuildinfo$|^next-env\.d\.ts$/;

/** Paths of the files below a folder that are seen by the site's globs, which pass over names that begin with a dot. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    if (!entry.isDirectory()) return entry.isFile() ? [entry.name] : [];
    if (NOT_THE_APP.test(entry.name)) return [];
    return filesBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`);
  });

export interface CourseOnDisk {
  readonly texts: CourseTexts;
  /** Paths of the files of the template. */
  readonly template: readonly string[];
}

/** The lessons of this project as they are on disk now. At once: a page that is asked for meanwhile must not be older. */
export function readCourse(): CourseOnDisk {
  const paths = filesBelow(lessonsFolder).map((path) => `lessons/${path}`);
  return {
    texts: Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')])),
    template: filesBelow(templateFolder).filter((path) => !NO_FILE_OF_IT.test(path)),
  };
}
