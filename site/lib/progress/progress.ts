/** Owns which lessons were passed, when, and with which code; kept in this browser and shared between its tabs. */
import type { ReadableAtom } from 'nanostores';
import * as z from 'zod';
import { type Edits, editsShape } from '../workspace/edits.ts';
import { type ByLesson, keptByLesson } from './kept-by-lesson.ts';

export const passedShape = z.object({
  /** Milliseconds since 1970, of the first time. */
  at: z.number(),
  checks: z.array(z.string()),
  edits: editsShape,
});
export type Progress = ByLesson<z.infer<typeof passedShape>>;

const kept = keptByLesson('progress', passedShape);

/** Passed lessons by id. */
export const progress: ReadableAtom<Progress> = kept.all;

/** Notes that a lesson was passed. The first time stays, with the code that passed then. */
export function notePassed(lesson: string, checks: readonly string[], edits: Edits): void {
  if (progress.get()[lesson]) return;
  kept.keep({ ...progress.get(), [lesson]: { at: Date.now(), checks: [...checks], edits: { ...edits } } });
}

/** Adds lessons that were passed elsewhere. Of two times the earlier one stays. @returns ids of those that are new here. */
export function addPassed(elsewhere: Progress): string[] {
  const here = progress.get();
  const earlier = Object.entries(elsewhere).filter(([lesson, { at }]) => at < (here[lesson]?.at ?? Infinity));
  if (earlier.length > 0) kept.keep({ ...here, ...Object.fromEntries(earlier) });
  return Object.keys(elsewhere).filter((lesson) => !(lesson in here));
}

/** Forgets every lesson that was passed. @returns puts them back. */
export function forgetPassed(): () => void {
  const before = progress.get();
  kept.clear();
  return () => void addPassed(before);
}
