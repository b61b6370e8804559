/** Owns which pages of the site a fault concerns, and which of them cannot be shown because of it. Pure. */
import type { Fault, PlacedFault } from '../../site/lib/course/fault.ts';
import type { PartTexts } from './course.ts';

const pagesOf = ({ file }: Fault, parts: readonly PartTexts[]): string[] =>
  parts.flatMap(({ id, folder, lessons }) => {
    const isThePart = file === `${folder}/part.mdx` || file === `${folder}/`;
    const concerned = lessons.filter((lesson) => isThePart || file.startsWith(`${lesson.folder}/`));
    return [...(isThePart ? [`/parts/${id}/`] : []), ...concerned.map((lesson) => `/lessons/${lesson.id}/`)];
  });

export const placeFaults = (faults: readonly Fault[], parts: readonly PartTexts[]): PlacedFault[] =>
  faults.map((fault) => ({ ...fault, pages: pagesOf(fault, parts) }));

/** Whether a page cannot be shown. @param page Its address without a query, with a slash at its end. */
export const isBlocked = (page: string, faults: readonly PlacedFault[]): boolean =>
  faults.some(({ blocks, pages }) => blocks && pages.includes(page));
