/**
 * Owns the pictures that go with links to pages: one for the site, one for each part and lesson. They are kept by what
 * they are made of, so that a build draws only those that are new.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { partFrontMatter } from '../../../site/lib/course/lesson.ts';
import { frontMatterText } from '../../authoring/front-matter.ts';
import type { Course } from '../../course/course.ts';
import { readLessons } from '../../verify/lessons.ts';
import { root } from '../paths.ts';
import type { Picture } from './draw.ts';

const KEPT = join(root, 'node_modules/.cache/server-actions-lab/pictures');
/** What a picture is made of besides its words. */
const SOURCES = [
  'scripts/site/pictures/draw.ts',
  'scripts/site/pictures/look.ts',
  'site/components/part-glyph.ts',
  'site/styles/tokens.css',
  'site/styles/pages.css',
  'site/styles/components.css',
  'site/public/fonts/hanken-grotesk-latin-wght-normal.woff2',
  'site/public/fonts/jetbrains-mono-latin-wght-normal.woff2',
  'package-lock.json',
];

const siteOf = ({ config }: Course): Picture => ({
  kicker: ['An interactive lab for Next.js'],
  title: config.tagline,
  summary: config.intro ?? 'Break a live app over HTTP, read what crossed the boundary, and mend it.',
  part: 'security',
});

/** The pictures of a course by the names of their files. */
async function readPictures(course: Course): Promise<Map<string, Picture>> {
  const pictures = new Map([['site.png', siteOf(course)]]);
  for (const { id, front, part: place } of await readLessons(course)) {
    const part = place.id;
    const mdx = await readFile(join(place.folder, 'part.mdx'), 'utf8');
    const { title, tagline, summary } = partFrontMatter.parse(parse(frontMatterText(mdx) ?? ''));
    pictures.set(`parts/${part}.png`, { kicker: [title], title: tagline, summary, part });
    pictures.set(`lessons/${id}.png`, {
      kicker: [front.code, title, `${front.minutes} min`],
      title: front.title,
      summary: front.summary,
      part,
    });
  }
  return pictures;
}

/** Writes `pictures/` into a built site. @returns How many were drawn anew. */
export async function buildPictures(course: Course, folder: string): Promise<number> {
  const pictures = await readPictures(course);
  const sources = createHash('sha256');
  for (const path of SOURCES) sources.update(await readFile(join(root, path)));
  const made = sources.digest('hex');
  const nameOf = (picture: Picture): string =>
    `${createHash('sha256').update(made).update(JSON.stringify(picture)).digest('hex').slice(0, 24)}.png`;

  await mkdir(KEPT, { recursive: true });
  const kept = new Set(await readdir(KEPT));
  const missing = [...pictures.values()].filter((picture) => !kept.has(nameOf(picture)));
  if (missing.length > 0) {
    const { preparePictures } = await import('./draw.ts');
    const draw = await preparePictures(missing);
    for (const picture of missing) await writeFile(join(KEPT, nameOf(picture)), await draw(picture));
  }
  for (const [name, picture] of pictures) {
    const file = join(folder, 'pictures', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await readFile(join(KEPT, nameOf(picture))));
    kept.delete(nameOf(picture));
  }
  // Nothing asks for what is left: its words or its look have changed.
  await Promise.all([...kept].map((name) => rm(join(KEPT, name))));
  return missing.length;
}
