/** Owns saying in one line how the checks stand. Pure. */
import * as texts from '#texts/checks.ts';
import type { CheckResult } from '../../lib/checks/outcome.ts';
import type { SandboxStatus } from '../../lib/sandbox/client/status.ts';
import type { RunState } from '../check-runs.ts';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly notCounted: number;
}

export const tally = (results: readonly CheckResult[]): Tally => ({
  passed: results.filter(({ status }) => status === 'pass').length,
  failed: results.filter(({ status }) => status === 'fail').length,
  notCounted: results.filter(({ status }) => status === 'error').length,
});

const tallyText = ({ passed, failed, notCounted }: Tally): string => texts.tally(passed, failed, notCounted);

/** How the last run stands, or null where there is none to speak of. */
export function runText(run: RunState): string | null {
  if (run.kind === 'running') return texts.running;
  if (run.kind === 'broken') return texts.runNotCounted;
  if (run.kind === 'idle') return null;
  const text = run.run.kind === 'not-compiled' ? texts.doesNotCompile : tallyText(tally(run.run.results));
  return run.stale ? texts.beforeYourLastEdit(text) : text;
}

/**
 * What is said aloud of a run. One that an edit caused says no more than how it ended.
 * @param isFollowing Runs follow edits: it need not be said that an edit was made.
 * @param passed Adds what a new pass means.
 * @returns null leaves it at what was said last.
 */
export function announcement(
  run: RunState,
  isFollowing: boolean,
  passed: (text: string) => string,
): string | null {
  if (run.kind === 'running' && run.cause === 'edit') return null;
  if (run.kind === 'ended' && run.stale && isFollowing) return null;
  const text = runText(run) ?? '';
  return run.kind === 'ended' && run.isNewPass && !run.stale ? passed(text) : text;
}

/** Why checks cannot run now; null if they can. */
export function whyNot(phase: SandboxStatus['phase']): string | null {
  if (phase === 'ready') return null;
  if (phase === 'failed') return texts.startTheAppFirst;
  return phase === 'disposed' ? texts.reloadThePage : texts.waitForTheApp;
}
