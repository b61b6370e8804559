/**
 * Owns when checks run by themselves: once nobody has typed for a while, the code compiles, and nothing else uses the
 * app. One run at a time; edits that come during it are judged by the next. Pure but for its timer.
 */
import type { ReadableAtom } from 'nanostores';
import type { Edits } from '../../lib/workspace/edits.ts';
import type { RunState } from '../check-runs.ts';

/** Longer than one thinks about the next word. */
const PAUSE_MS = 1500;

interface Ports {
  readonly isOn: ReadableAtom<boolean>;
  readonly edits: ReadableAtom<Edits>;
  readonly run: ReadableAtom<RunState>;
  /** The app is up, and nobody uses it. */
  readonly isFree: ReadableAtom<boolean>;
  /** Whether the code as it is now compiles. @throws if it cannot be told, because the app has gone. */
  compiles(): Promise<boolean>;
  startRun(): void;
}

/** Follows the edits from now on. @returns stops it. */
export function followEdits({ isOn, edits, run, isFree, compiles, startRun }: Ports): () => void {
  /** Some edits have been judged by no run. */
  let isDue = false;
  let isAsking = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const mayRun = (): boolean =>
    isDue && timer === undefined && isOn.get() && isFree.get() && run.get().kind !== 'running';
  const consider = async (): Promise<void> => {
    if (!mayRun() || isAsking) return;
    isAsking = true;
    const asked = edits.get();
    const answer = await compiles().catch(() => null);
    isAsking = false;
    if (edits.get() !== asked) return void consider();
    // What does not compile waits for the next edit; an app that has gone, for its return.
    if (answer === false) isDue = false;
    if (answer && mayRun()) startRun();
  };

  const stops = [
    edits.listen(() => {
      isDue = true;
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = undefined;
        void consider();
      }, PAUSE_MS);
    }),
    run.listen((state, before) => {
      // Whoever began it, it judges the code as it is now.
      if (state.kind === 'running' && before?.kind !== 'running') isDue = false;
      void consider();
    }),
    isOn.listen(() => void consider()),
    isFree.listen(() => void consider()),
  ];
  return () => {
    isDue = false;
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
