/** Owns which short names the lessons of a course have, also those that are not right yet. Pure. */
import type { PartTexts } from '../authoring/course.ts';
import { readFrontMatter } from '../authoring/front-matter.ts';
import { valueAt } from '../authoring/issues.ts';

export const codesOf = (parts: readonly PartTexts[]): string[] =>
  parts
    .flatMap(({ lessons }) => lessons)
    .flatMap(({ files }) => {
      const read = readFrontMatter(files['lesson.mdx'] ?? '');
      const code = read.kind === 'read' ? valueAt(read.front.data, ['code']) : undefined;
      return typeof code === 'string' ? [code] : [];
    });
