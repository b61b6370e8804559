/** Owns fetching what belongs to a lesson: its files, its variants, its checks and the template under them. */
import { checks } from 'virtual:lab/checks';
import * as z from 'zod';
import type { Check } from '../lib/checks/check.ts';
import type { LessonFiles, LessonVariants } from '../lib/course/lesson.ts';
import type { Files } from '../lib/files/files.ts';
import { siteHref } from './site-href.ts';

const files = z.record(z.string(), z.string());
const lessonFiles = z.object({ starter: files, solution: files });
const lessonVariants = z.object({
  mistakes: z.record(z.string(), files),
  alternatives: z.record(z.string(), files),
});

/** Fetches what the site carries. @throws if it cannot be had, with what to do; or if it is not of that shape. */
export const fetchJson = async <T>(path: string, shape: z.ZodType<T>): Promise<T> => {
  const response = await fetch(siteHref(path));
  if (!response.ok)
    throw new Error(`${path} could not be loaded (${response.status}). Reload the page to try again.`);
  return shape.parse(await response.json());
};

export const fetchTemplate = (): Promise<Files> => fetchJson('/data/template.json', files);
export const fetchLessonFiles = (lesson: string): Promise<LessonFiles> =>
  fetchJson(`/data/lessons/${lesson}.json`, lessonFiles);
export const fetchVariants = (lesson: string): Promise<LessonVariants> =>
  fetchJson(`/data/lessons/${lesson}/variants.json`, lessonVariants);

/** The lesson's checks. @throws if its folder has none. */
export async function loadChecks(lesson: string): Promise<readonly Check[]> {
  const load = checks[lesson];
  if (!load) throw new Error(`The lesson ${lesson} has no checks.ts.`);
  return (await load()).default;
}
