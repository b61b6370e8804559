/** Owns timing a lesson's checks the way a learner waits for them. */
import type { OpenLesson } from '../verify/prove-lesson.ts';

/** How often the solution is judged before it counts: routes compile and Chromium warms up at the first. */
const WARM_UP = 1;
const RUNS = 3;

/**
 * Milliseconds that all checks of the lesson take on its solution, once for each of three runs in a warm app.
 * @throws if the solution does not pass: a run that fails early would look quick.
 */
export async function timeCheckRuns(lesson: OpenLesson): Promise<number[]> {
  const times: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run++) {
    const judgements = await lesson.judge('solution');
    const failed = judgements.find(({ status }) => status !== 'pass');
    if (failed) throw new Error(`The solution does not pass ${failed.id}: ${failed.message}`);
    if (run >= 0) times.push(judgements.reduce((sum, { ms }) => sum + ms, 0));
  }
  return times;
}
