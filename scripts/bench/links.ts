/** Owns measuring how long links to playgrounds are, and making the one that a visit opens: each lesson's solution as a change. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type Files, overlayFiles } from '../../site/lib/files/files.ts';
import { packLink } from '../../site/lib/playground/share/link.ts';
import { readTemplateFiles } from '../site/template-files.ts';
import type { LessonFolder } from '../verify/lessons.ts';
import type { Measurement } from './measurement.ts';

/** As long as a host of one's own usually is. */
const PAGE = 'https://lab.example.com/playground/';

const readTexts = async (folder: string): Promise<Files> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async (entry): Promise<[string, string]> => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8')];
    });
  return Object.fromEntries(await Promise.all(files));
};

/** The link to a playground that began from a lesson's start and has its solution. @param page See {@link packLink}. */
export async function solutionLink({ id, folder, front }: LessonFolder, page = PAGE): Promise<string> {
  const template = Object.entries(await readTemplateFiles()).map(
    ([path, contents]) => [path, Buffer.from(contents).toString()] as const,
  );
  const base = overlayFiles(Object.fromEntries(template), await readTexts(join(folder, 'starter')));
  const changes = await readTexts(join(folder, 'solution'));
  const from = { kind: 'lesson', lesson: id, code: 'starter' } as const;
  const packed = await packLink(
    { name: front.title, base: from, madeFor: null, changes, checks: null },
    base,
    page,
  );
  if (packed.kind !== 'link') throw new Error(`The solution of ${id} makes no link: ${packed.kind}.`);
  return packed.href;
}

const figureOf = (id: string): string => `link.${id}`;

export const linkLengths = (lessons: readonly LessonFolder[]): Measurement => ({
  figures: Object.fromEntries(lessons.map(({ id }) => [figureOf(id), 'characters'])),
  isExact: true,
  async run() {
    const lengths = lessons.map(
      async (lesson) => [figureOf(lesson.id), [(await solutionLink(lesson)).length]] as const,
    );
    return Object.fromEntries(await Promise.all(lengths));
  },
});
