/**
 * Owns the network condition of the learner's own preview, as the site knows it: which one is on, and that none is while
 * checks run. The app's server makes it, and ends it at a reset, at a restart and where it says so by itself.
 */
import { atom, type ReadableAtom } from 'nanostores';
import type { Sandbox } from '../lib/sandbox/client/sandbox.ts';
import type { NetworkCondition } from '../lib/sandbox/sandbox.ts';

export interface Network {
  /** Null while replies come as they are. */
  readonly condition: ReadableAtom<NetworkCondition | null>;
  /** Makes this condition in place of the one before. Does nothing while checks run, or while the app is not up. */
  set(condition: NetworkCondition): Promise<void>;
  /** Ends the condition there is, and lets go what it holds. */
  end(): Promise<void>;
}

export function createNetwork(sandbox: Pick<Sandbox, 'control'>, isChecking: () => boolean): Network {
  const condition = atom<NetworkCondition | null>(null);
  /** One after the other, so that the last one asked for is the one there is. */
  let turn: Promise<void> = Promise.resolve();

  const make = async (wanted: NetworkCondition | null): Promise<void> => {
    const { control } = sandbox;
    const id = await control.setNetwork(wanted);
    condition.set(wanted);
    if (!wanted) return;
    const isOver = (): void => {
      if (condition.get() === wanted) condition.set(null);
    };
    // Also when the app is gone: another start knows of no condition.
    control.networkEnded(id).then(isOver, isOver);
  };
  const queue = (act: () => Promise<void>): Promise<void> => {
    // If the app is not up there is no condition, and its state says why.
    turn = turn.then(act).catch(() => {});
    return turn;
  };
  return {
    condition,
    set: (wanted) => queue(async () => (isChecking() ? undefined : await make(wanted))),
    end: () => queue(async () => (condition.get() === null ? undefined : await make(null))),
  };
}
