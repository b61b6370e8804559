/** Owns whether somebody's files are ones that a lesson lets a learner write. Pure. */
import type { LessonFrontMatter } from '../../site/lib/course/lesson.ts';
import type { Files } from '../../site/lib/files/files.ts';
import { whyNotTogether } from '../../site/lib/files/together.ts';
import type { Edits } from '../../site/lib/workspace/edits.ts';
import { whyNotCreate, whyNotRemove } from '../../site/lib/workspace/file-rules.ts';

export interface LessonGround {
  readonly front: Pick<LessonFrontMatter, 'newFiles' | 'removable'>;
  /** The files that the learner may edit. */
  readonly starter: Files;
  readonly solution: Files;
  /** Every file of the app as the lesson began. */
  readonly base: Files;
}

/** @returns why the edits cannot have been made in the lab, in a sentence; null if they can. */
export function whyNotAllowed(edits: Edits, { front, starter, solution, base }: LessonGround): string | null {
  const rules = { newFiles: front.newFiles, removable: front.removable };
  // What only the solution has, a learner may write as well.
  const own = { ...solution, ...starter };
  for (const [path, text] of Object.entries(edits)) {
    const ground = { rules, starter, base, now: base };
    if (Object.hasOwn(own, path)) {
      const why = text === null ? whyNotRemove(path, ground) : null;
      if (why) return `${path}: ${why}`;
    } else if (Object.hasOwn(base, path))
      return `${path}: This file belongs to the app and stays as it is in this lesson.`;
    else if (text !== null) {
      const why = whyNotCreate(path, ground);
      if (why) return `${path}: ${why}`;
    }
  }
  const paths = new Set([...Object.keys(base), ...Object.keys(edits)]);
  return whyNotTogether([...paths].filter((path) => edits[path] !== null));
}
