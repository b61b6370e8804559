/** Owns what the author of an imported lesson still has to write: what the authoring tools find missing or wrong in it. Pure. */
import { posix } from 'node:path';
import type { Fault } from '../../site/lib/course/fault.ts';
import { filesBelow } from '../../site/lib/course/folders.ts';
import { findFaults } from '../authoring/find-faults.ts';
import type { Plan } from '../new-lesson/plan.ts';

export interface ImportedLesson {
  readonly id: string;
  /** Paths of the files of `sandbox-template/`. */
  readonly template: readonly string[];
}

/** @returns the faults of the lesson alone, whatever else is in its course. */
export const toWrite = (
  { folder, files }: Extract<Plan, { kind: 'planned' }>,
  { id, template }: ImportedLesson,
): Fault[] => {
  const lesson = { id, folder, files: filesBelow(files, folder) };
  const part = { id: 'imported', folder: posix.dirname(folder), mdx: null, lessons: [lesson] };
  const found = findFaults({ parts: [part], faults: [], template, leftOut: [] });
  return found.filter(({ file }) => file.startsWith(`${folder}/`));
};
