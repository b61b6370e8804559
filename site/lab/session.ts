/**
 * Owns one lesson, or playground, being worked on: its workspace, its running app and its check runs, wired together. Components read the
 * atoms and call the methods; none of them talks to a sandbox or a store of its own.
 */
import { atom, type ReadableAtom } from 'nanostores';
import type { CheckResult } from '../lib/checks/outcome.ts';
import type { OpenFrame } from '../lib/checks/page.ts';
import type { Crossing } from '../lib/preview/protocol.ts';
import type { BootRuntime } from '../lib/runtime/runtime.ts';
import { createSandbox, type Sandbox } from '../lib/sandbox/client/sandbox.ts';
import { type History, indexedHistory, openHistory } from '../lib/workspace/history.ts';
import { askToPersist } from '../lib/workspace/persist.ts';
import type { Workspace } from '../lib/workspace/workspace.ts';
import { type AppConsole, createAppConsole } from './app-console.ts';
import { type CheckState, createCheckRuns, type RunCause, type RunState } from './check-runs.ts';
import { createNetwork, type Network } from './network.ts';
import type { Work } from './work.ts';

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
  /** Closes it: from now on it asks nothing more of its app. @returns the app, which goes on, for the next one. */
  leave(): RunningApp;
}

/** An app that runs already, with other files in it. */
export interface RunningApp {
  readonly sandbox: Sandbox;
  /** Resolves when what was open before has ended what it was doing to the app's data. Never rejects. */
  readonly released: Promise<void>;
}

export interface SessionOptions {
  readonly work: Work;
  readonly workspace: Workspace;
  readonly boot: BootRuntime;
  /** Origins of the pages around this one, in which previews are shown as well; empty where it stands alone. */
  readonly aroundSite: readonly string[];
  /** By default an app is started. */
  readonly app?: RunningApp;
  /** Opens a frame for a check's page, somewhere the learner is not disturbed. */
  openFrame(sandbox: Sandbox): OpenFrame;
}

/** Typing pauses shorter than this do not reach the app one by one. */
const TYPING_PAUSE_MS = 250;
const SEED = 'stagedoor';
/** As many as calls are kept. */
const KEPT_CROSSINGS = 200;

/** Starts the app, or gives its files to the one that runs. Returns at once; the app comes up meanwhile. */
export function openSession(options: SessionOptions): Session {
  const { work, workspace } = options;
  const { checks } = work;
  const sandbox =
    options.app?.sandbox ??
    createSandbox({
      boot: options.boot,
      files: workspace.files.get(),
      siteOrigin: location.origin,
      aroundSite: options.aroundSite,
      seed: SEED,
    });
  const history = openHistory(work.id, indexedHistory());
  const syncing = atom(false);
  const notGiven = atom<string | null>(null);
  const previewEpoch = atom(0);
  const crossings = atom<ReadonlyMap<string, Crossing>>(new Map());
  const noteCrossing = (crossing: Crossing | null): void => {
    if (crossing)
      crossings.set(new Map([...[...crossings.get()].slice(-KEPT_CROSSINGS), [crossing.mark, crossing]]));
  };

  const left = new AbortController();
  const network = createNetwork(sandbox, () => runs.run.get().kind === 'running');
  const openFrame: OpenFrame = (person) => {
    const frame = options.openFrame(sandbox)(person);
    frame.crossing.listen(noteCrossing);
    return frame;
  };
  const runs = createCheckRuns({
    checks,
    workspace,
    sandbox,
    openFrame,
    signal: left.signal,
    // Until then its data are about to be put back, and replies of the page's own may be held.
    whenFree: () => taken.then(() => network.end()),
    onJudged(results, passes, judged) {
      const idsOf = (wanted: CheckResult['status']): string[] =>
        results.filter(({ status }) => status === wanted).map(({ id }) => id);
      history.note(judged, { passed: idsOf('pass'), failed: idsOf('fail') });
      if (passes) work.notePass(idsOf('pass'), judged);
      // Somebody has work to lose, and looks at results now.
      if (Object.keys(workspace.edits.get()).length > 0) void askToPersist();
    },
  });
  let running: Promise<unknown> = Promise.resolve();
  // The edits that the app has, or is about to have.
  let given = options.app ? null : workspace.edits.get();
  const sync = async (): Promise<void> => {
    if (left.signal.aborted) return;
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
      runs.noteEdit();
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
  const takeOver = async ({ released }: RunningApp): Promise<void> => {
    sandbox.clearWire();
    await sync();
    await released;
    // If the app is not up, it will start with these files and fresh data anyway. If this was left meanwhile, the data are
    // the next one's, which puts them back for itself.
    if (left.signal.aborted || sandbox.status.get().phase !== 'ready') return;
    await resetData();
  };
  // An app that stops meanwhile starts anew, with fresh data.
  const taken = options.app ? takeOver(options.app).catch(() => {}) : Promise.resolve();

  return {
    work,
    workspace,
    history,
    sandbox,
    run: runs.run,
    checkStates: runs.checkStates,
    syncing,
    notGiven,
    previewEpoch,
    crossings,
    noteCrossing,
    appConsole: createAppConsole(),
    network,
    giveAgain: sync,
    runChecks(cause = 'asked') {
      const mine = runs.start(cause);
      running = Promise.all([running, mine]);
      return mine;
    },
    resetData,
    leave() {
      left.abort();
      clearTimeout(typing);
      for (const stop of unlisten) stop();
      void network.end();
      return { sandbox, released: Promise.all([options.app?.released, running]).then(() => {}) };
    },
  };
}
