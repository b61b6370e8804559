/** Owns what playgrounds can begin from, read from the course and the examples when the site is built. */
import type { Catalog } from '../lab/playground/catalog.ts';
import { courseParts } from '../layouts/course.ts';
import { examples } from './data/examples/_sources.ts';

export async function playgroundCatalog(): Promise<Catalog> {
  const parts = await courseParts();
  return {
    lessons: parts.flatMap((part) =>
      part.lessons.map(({ id, entry: { data } }) => ({
        id,
        code: data.code,
        title: data.title,
        part: part.entry.data.title,
        files: data.files,
        focus: data.focus,
        page: data.page,
        person: data.person,
      })),
    ),
    examples: examples.map(({ id, meta: { title, summary, files, focus, page, person } }) => ({
      id,
      title,
      summary,
      files,
      focus,
      page,
      person,
    })),
  };
}
