/**
 * Owns one lesson, or playground, being worked on: its workspace, its running app and its check runs, wired together. Components read the
 * atoms and call the methods; none of them talks to a sandbox or a store of its own.
 */
import { atom, type ReadableAtom } from 'nanostores';
import type { CheckResult } from '../lib/checks/outcome.ts';
import type { OpenFrame } from '../lib/checks/page.ts';
import type { CheckRun } from '../lib/checks/runner.ts';
import type { Crossing } from '../lib/preview/protocol.ts';
import type { BootRuntime } from '../lib/runtime/runtime.ts';
import { createSandbox, type Sandbox } from '../lib/sandbox/client/sandbox.ts';
import type { Edits } from '../lib/workspace/edits.ts';
import { type History, indexedHistory, openHistory } from '../lib/workspace/history.ts';
import { askToPersist } from '../lib/workspace/persist.ts';
import type { Workspace } from '../lib/workspace/workspace.ts';
import { type AppConsole, createAppConsole } from './app-console.ts';
import { pagesAround } from './embed/around.ts';
import { createNetwork, type Network } from './network.ts';
import type { Work } from './work.ts';

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

export interface Session {
  readonly work: Work;
  readonly workspace: Workspace;
  /** The code at each run, and before each reset. */
  readonly history: History;
  readonly sandbox: Sandbox;
  readonly run: ReadableAtom<RunState>;
  readonly checkStates: ReadableAtom<Readonly<Record<string, CheckState>>>;
  /** Edits have not reached the app yet. */
  readonly syncing: ReadableAtom<boolean>;
  /** What pages told of the action calls they made, by their marks. */
  readonly crossings: ReadableAtom<ReadonlyMap<string, Crossing>>;
  readonly appConsole: AppConsole;
  readonly network: Network;
  /** Why the running app did not get the newest edits; null if it did, or if it does not run. */
  readonly notGiven: ReadableAtom<string | null>;
  /** Grows when the app's data was put back or the app started anew: previews should load again. */
  readonly previewEpoch: ReadableAtom<number>;
  noteCrossing(crossing: Crossing | null): void;
  /** Gives the app the newest edits once more. */
  giveAgain(): Promise<void>;
  /** Nothing while a run is under way. One that an edit caused shows what was known until it knows better. */
  runChecks(cause?: RunCause): Promise<void>;
  /** Fresh data in the app, as when it was opened. The code stays. */
  resetData(): Promise<void>;
  /** Closes it. @returns its app, which goes on, for the next one. */
  leave(): Sandbox;
}

export interface SessionOptions {
  readonly work: Work;
  readonly workspace: Workspace;
  readonly boot: BootRuntime;
  /** An app that runs already, with other files in it; by default one is started. */
  readonly sandbox?: Sandbox;
  /** Opens a frame for a check's page, somewhere the learner is not disturbed. */
  openFrame(sandbox: Sandbox): OpenFrame;
}

/** Typing pauses shorter than this do not reach the app one by one. */
const TYPING_PAUSE_MS = 250;
const SEED = 'stagedoor';
/** As many as calls are kept. */
const KEPT_CROSSINGS = 200;

/** Whether every one of so many checks ran and passed. */
export const isPass = (run: CheckRun, checks: number): boolean =>
  run.kind === 'ran' && run.results.length === checks && run.results.every(({ status }) => status === 'pass');

/** Starts the app, or gives its files to the one that runs. Returns at once; the app comes up meanwhile. */
export function openSession(options: SessionOptions): Session {
  const { work, workspace } = options;
  const { checks } = work;
  const sandbox =
    options.sandbox ??
    createSandbox({
      boot: options.boot,
      files: workspace.files.get(),
      siteOrigin: location.origin,
      aroundSite: pagesAround(),
      seed: SEED,
    });
  const history = openHistory(work.id, indexedHistory());
  const run = atom<RunState>({ kind: 'idle' });
  const checkStates = atom<Readonly<Record<string, CheckState>>>({});
  const network = createNetwork(sandbox, () => run.get().kind === 'running');
  const syncing = atom(false);
  const notGiven = atom<string | null>(null);
  const previewEpoch = atom(0);
  const crossings = atom<ReadonlyMap<string, Crossing>>(new Map());
  const noteCrossing = (crossing: Crossing | null): void => {
    if (crossing)
      crossings.set(new Map([...[...crossings.get()].slice(-KEPT_CROSSINGS), [crossing.mark, crossing]]));
  };

  const idle = (): Record<string, CheckState> =>
    Object.fromEntries(checks.list.get().map(({ id }) => [id, { status: 'idle' }]));
  checkStates.set(idle());
  const setCheck = (id: string, state: CheckState): void =>
    checkStates.set({ ...checkStates.get(), [id]: state });

  // The edits that the app has, or is about to have.
  let given = options.sandbox ? null : workspace.edits.get();
  const sync = async (): Promise<void> => {
    if (sandbox.status.get().phase === 'booting' || sandbox.status.get().phase === 'disposed') return;
    syncing.set(true);
    given = workspace.edits.get();
    try {
      await sandbox.sync(workspace.files.get());
      notGiven.set(null);
    } catch (error) {
      // If the app is not running its state says why, and these files are what it will start with.
      const isUp = sandbox.status.get().phase === 'ready';
      notGiven.set(isUp ? (error instanceof Error ? error.message : String(error)) : null);
    } finally {
      syncing.set(false);
    }
  };

  let typing: ReturnType<typeof setTimeout> | undefined;
  const unlisten = [
    // This also keeps the computed files the same object as long as nothing changes them.
    workspace.files.listen(() => {
      clearTimeout(typing);
      typing = setTimeout(sync, TYPING_PAUSE_MS);
    }),
    workspace.edits.listen(() => {
      const state = run.get();
      if (state.kind === 'ended') run.set({ ...state, stale: true });
    }),
    // Whatever took the place of edits: a reset, the solution, another version.
    workspace.replaced.listen((now, before) => {
      const newest = now.at(-1);
      if (newest && now.length > (before?.length ?? 0)) history.note(newest.edits, null);
    }),
    sandbox.status.listen(({ phase }) => {
      if (phase !== 'ready') return;
      previewEpoch.set(previewEpoch.get() + 1);
      // Whatever was typed while it started.
      if (workspace.edits.get() !== given) void sync();
    }),
  ];

  const resetData = async (): Promise<void> => {
    await sandbox.control.reset({ seed: SEED });
    previewEpoch.set(previewEpoch.get() + 1);
  };
  if (options.sandbox) {
    sandbox.clearWire();
    // If the app is not up, it will start with these files and fresh data anyway.
    void sync().then(() => (sandbox.status.get().phase === 'ready' ? resetData() : undefined));
  }

  let didPass = false;
  /** @param judged The code that was checked; it may have been edited since. */
  const finishRun = (result: CheckRun, judged: Edits): void => {
    const passes = isPass(result, checks.list.get().length);
    run.set({
      kind: 'ended',
      run: result,
      stale: workspace.edits.get() !== judged,
      isNewPass: passes && !didPass,
    });
    didPass = passes;
    if (result.kind !== 'ran') return;
    const { results } = result;
    const idsOf = (wanted: CheckResult['status']): string[] =>
      results.filter(({ status }) => status === wanted).map(({ id }) => id);
    history.note(judged, { passed: idsOf('pass'), failed: idsOf('fail') });
    if (passes) {
      work.notePass(
        results.map(({ id }) => id),
        judged,
      );
    }
  };

  return {
    work,
    workspace,
    history,
    sandbox,
    run,
    checkStates,
    syncing,
    notGiven,
    previewEpoch,
    crossings,
    noteCrossing,
    appConsole: createAppConsole(),
    network,
    giveAgain: sync,
    async runChecks(cause = 'asked') {
      if (run.get().kind === 'running' || checks.whyNone.get() !== null) return;
      run.set({ kind: 'running', current: null, cause });
      if (cause === 'asked') checkStates.set(idle());
      const [judged, files] = [workspace.edits.get(), workspace.files.get()];
      const open = options.openFrame(sandbox);
      try {
        await network.end();
        const result = await checks.run({
          sandbox,
          files,
          openFrame(person) {
            const frame = open(person);
            frame.crossing.listen(noteCrossing);
            return frame;
          },
          onStart(id) {
            run.set({ kind: 'running', current: id, cause });
            if (cause === 'asked') setCheck(id, { status: 'running' });
          },
          onResult: (each) => setCheck(each.id, { status: 'done', result: each }),
        });
        finishRun(result, judged);
        // Somebody has work to lose, and looks at results now.
        if (Object.keys(workspace.edits.get()).length > 0) void askToPersist();
      } catch (error) {
        run.set({ kind: 'broken', message: error instanceof Error ? error.message : String(error) });
      }
    },
    resetData,
    leave() {
      clearTimeout(typing);
      for (const stop of unlisten) stop();
      void network.end();
      return sandbox;
    },
  };
}
