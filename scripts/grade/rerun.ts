/** Owns running handed-in code again: each in an app of its own, for as long as it is given and no longer. */
import type { Edits } from '../../site/lib/workspace/edits.ts';
import type { ProofBrowser } from '../verify/browser.ts';
import { within } from '../verify/within.ts';
import { type LessonGround, whyNotAllowed } from './allowed.ts';
import type { Rerun } from './judged.ts';

/** Much longer than all checks of a lesson take; code may well never end. */
export const LONGEST_MS = 5 * 60_000;

/** Runs a lesson's checks on somebody's edits. Never fails: what goes wrong is an outcome. */
export async function rerun(
  browser: Pick<ProofBrowser, 'withLesson'>,
  lesson: string,
  edits: Edits,
  ground: LessonGround,
  longestMs = LONGEST_MS,
): Promise<Rerun> {
  const why = whyNotAllowed(edits, ground);
  if (why !== null) return { kind: 'refused', why };
  try {
    // The page, and with it the app, ends when this does: also where the code does not.
    const results = await browser.withLesson(lesson, (open) => within(longestMs, open.judge({ edits })));
    if (results === null)
      return { kind: 'not-judged', why: `It took longer than ${Math.round(longestMs / 60_000)} minutes.` };
    return { kind: 'judged', results: results.map(({ id, status, message }) => ({ id, status, message })) };
  } catch (error) {
    return { kind: 'not-judged', why: error instanceof Error ? error.message : String(error) };
  }
}
