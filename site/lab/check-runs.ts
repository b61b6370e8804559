/** Owns the check runs of whatever is worked on: the one that is under way or was last, and what each check came to. */
import { atom, type ReadableAtom } from 'nanostores';
import type { CheckResult } from '../lib/checks/outcome.ts';
import type { CheckRun, RunOptions } from '../lib/checks/runner.ts';
import type { Edits } from '../lib/workspace/edits.ts';
import type { Workspace } from '../lib/workspace/workspace.ts';
import type { CheckSource } from './work.ts';

export type CheckState =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | { readonly status: 'done'; readonly result: CheckResult };

/** Why checks run: somebody asked for it, or an edit did. */
export type RunCause = 'asked' | 'edit';

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly current: string | null; readonly cause: RunCause }
  /** The run ended; `stale` once the code has been edited since. `isNewPass` if all checks pass and did not before. */
  | { readonly kind: 'ended'; readonly run: CheckRun; readonly stale: boolean; readonly isNewPass: boolean }
  /** The run itself broke: a fault of ours, nothing was judged. */
  | { readonly kind: 'broken'; readonly message: string };

export interface CheckRuns {
  readonly run: ReadableAtom<RunState>;
  readonly checkStates: ReadableAtom<Readonly<Record<string, CheckState>>>;
  /** Nothing while a run is under way. One that an edit caused shows what was known until it knows better. */
  start(cause: RunCause): Promise<void>;
  /** The code is another one now. */
  noteEdit(): void;
}

export interface CheckRunsOptions extends Pick<RunOptions, 'sandbox' | 'openFrame'> {
  readonly checks: Pick<CheckSource, 'list' | 'whyNone' | 'run'>;
  readonly workspace: Pick<Workspace, 'edits' | 'files'>;
  /** Ends the run that is under way; nothing is said of it any more. */
  readonly signal: AbortSignal;
  /** Resolves when the app may be used for a run. */
  whenFree(): Promise<unknown>;
  /** Told of each run that judged the code. @param judged That code; it may have been edited since. */
  onJudged(results: readonly CheckResult[], passes: boolean, judged: Edits): void;
}

/** Whether every one of so many checks ran and passed. */
export const isPass = (run: CheckRun, checks: number): boolean =>
  run.kind === 'ran' && run.results.length === checks && run.results.every(({ status }) => status === 'pass');

export function createCheckRuns(options: CheckRunsOptions): CheckRuns {
  const { checks, workspace, sandbox, openFrame, signal } = options;
  const run = atom<RunState>({ kind: 'idle' });
  const idle = (): Record<string, CheckState> =>
    Object.fromEntries(checks.list.get().map(({ id }) => [id, { status: 'idle' }]));
  const checkStates = atom<Readonly<Record<string, CheckState>>>(idle());
  const setCheck = (id: string, state: CheckState): void =>
    checkStates.set({ ...checkStates.get(), [id]: state });

  let didPass = false;
  const finish = (result: CheckRun, judged: Edits): void => {
    const passes = isPass(result, checks.list.get().length);
    const stale = workspace.edits.get() !== judged;
    run.set({ kind: 'ended', run: result, stale, isNewPass: passes && !didPass });
    didPass = passes;
    if (result.kind === 'ran') options.onJudged(result.results, passes, judged);
  };

  return {
    run,
    checkStates,
    async start(cause) {
      if (run.get().kind === 'running' || checks.whyNone.get() !== null) return;
      run.set({ kind: 'running', current: null, cause });
      if (cause === 'asked') checkStates.set(idle());
      const [judged, files] = [workspace.edits.get(), workspace.files.get()];
      try {
        await options.whenFree();
        const result = await checks.run({
          sandbox,
          files,
          openFrame,
          signal,
          onStart(id) {
            run.set({ kind: 'running', current: id, cause });
            if (cause === 'asked') setCheck(id, { status: 'running' });
          },
          onResult: (each) => setCheck(each.id, { status: 'done', result: each }),
        });
        if (!signal.aborted) finish(result, judged);
      } catch (error) {
        run.set({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });
      }
    },
    noteEdit() {
      const state = run.get();
      if (state.kind === 'ended') run.set({ ...state, stale: true });
    },
  };
}
