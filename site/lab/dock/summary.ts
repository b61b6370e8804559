/** Owns saying in one line how the checks stand. Pure. */
import type { CheckResult } from '../../lib/checks/outcome.ts';
import type { SandboxStatus } from '../../lib/sandbox/client/status.ts';
import type { RunState } from '../session.ts';

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

const tallyText = ({ passed, failed, notCounted }: Tally): string =>
  [`${passed} passed`, failed > 0 && `${failed} failed`, notCounted > 0 && `${notCounted} not counted`]
    .filter(Boolean)
    .join(', ');

/** How the last run stands, or null where there is none to speak of. */
export function runText(run: RunState): string | null {
  if (run.kind === 'running') return 'Running…';
  if (run.kind === 'broken') return 'Not counted';
  if (run.kind === 'idle') return null;
  const text =
    run.run.kind === 'not-compiled' ? 'The code does not compile' : tallyText(tally(run.run.results));
  return run.stale ? `${text}, before your last edit` : text;
}

/**
 * What is said aloud of a run. One that an edit caused says no more than how it ended.
 * @param isFollowing Runs follow edits: it need not be said that an edit was made.
 * @param passed What a new pass means.
 * @returns null leaves it at what was said last.
 */
export function announcement(run: RunState, isFollowing: boolean, passed: string): string | null {
  if (run.kind === 'running' && run.cause === 'edit') return null;
  if (run.kind === 'ended' && run.stale && isFollowing) return null;
  const text = runText(run) ?? '';
  return run.kind === 'ended' && run.isNewPass && !run.stale ? `${text}. ${passed}` : text;
}

/** Why checks cannot run now; null if they can. */
export function whyNot(phase: SandboxStatus['phase']): string | null {
  if (phase === 'ready') return null;
  if (phase === 'failed') return 'Checks need the app. Start it again first';
  return phase === 'disposed' ? 'Checks need the app. Reload the page' : 'Checks can run once the app is up';
}
