/** Owns making the zip of every lesson, for those who have no runtime in their page: the same app with the same checks. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { packZip } from '../../site/lib/files/pack-zip.ts';
import type { Course } from '../course/course.ts';
import { templateFolder } from '../site/paths.ts';
import { readLessons } from '../verify/lessons.ts';
import { bundleCheck } from './bundle.ts';
import { lessonFolder } from './lesson-folder.ts';

const files = z.record(z.string(), z.string());
const lessonFiles = z.object({ starter: files, solution: files });

/**
 * Writes `downloads/<lesson>.zip` for every lesson into a built site, from the very files that its pages mount.
 * @throws if the site is not built, or a lesson's checks do not bundle.
 */
export async function buildDownloads(course: Course, siteFolder: string): Promise<void> {
  const data = async <T>(path: string, shape: z.ZodType<T>): Promise<T> =>
    shape.parse(JSON.parse(await readFile(join(siteFolder, 'data', path), 'utf8')));
  const template = await data('template.json', files);
  const lockfile = await readFile(join(templateFolder, 'package-lock.json'), 'utf8');
  const bundleFor = await bundleCheck();
  await mkdir(join(siteFolder, 'downloads'), { recursive: true });
  for (const { id, folder, front } of await readLessons(course)) {
    const contents = lessonFolder({
      id,
      front,
      template,
      lockfile,
      mdx: await readFile(join(folder, 'lesson.mdx'), 'utf8'),
      ...(await data(`lessons/${id}.json`, lessonFiles)),
      lab: await bundleFor(folder),
    });
    await writeFile(join(siteFolder, 'downloads', `${id}.zip`), packZip(contents));
  }
}
