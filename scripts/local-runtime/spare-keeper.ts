/**
 * Owns when there is a spare and who gets it: one at a time, to one session, and the next one when the machine rests. One
 * that ends by itself is the last: whatever ended it would end the next one too, and nobody needs a spare.
 */
import type { Files } from '../../site/lib/files/files.ts';
import type { Place } from './ground.ts';
import type { Occasion } from './idle.ts';
import type { Limits } from './limits.ts';
import { makeSpare, type Spare, type SpareRecipe } from './spare.ts';

export interface SpareKeeper {
  /** Resolves with true when a spare waits; with false if there will be none. */
  ready(): Promise<boolean>;
  /**
   * Gives the spare away, with its folders, to a session that is about to hold these files. One that does not wait yet is
   * ended: the session's own start needs the machine now.
   */
  claim(mounted: Files): Spare | null;
  close(): Promise<void>;
  /** The same at once and without waiting. */
  closeNow(): void;
}

export interface SpareKeeperOptions {
  readonly recipe: SpareRecipe;
  readonly limits: Limits;
  makePlace(): Promise<Place>;
  readonly occasion: Occasion;
  /** Makes one; by default with a real process. */
  readonly make?: typeof makeSpare;
}

type State =
  | { readonly is: 'none' }
  /** Known as soon as there is something to end. */
  | { readonly is: 'making'; readonly attempt: AbortController; readonly spare: Spare | null }
  | { readonly is: 'waiting'; readonly spare: Spare; claimed(): void }
  | { readonly is: 'over' };

/** Makes the first spare at once if there is room. */
export function keepSpare(options: SpareKeeperOptions): SpareKeeper {
  const { recipe, limits, makePlace, occasion, make = makeSpare } = options;
  const closing = new AbortController();
  let state: State = { is: 'none' };
  let listeners: ((isReady: boolean) => void)[] = [];

  const tell = (isReady: boolean): void => {
    for (const listener of listeners) listener(isReady);
    listeners = [];
  };

  /** @returns a spare that waits; null if it was given up. @throws if it cannot be made, or ended by itself. */
  const makeOne = async (): Promise<Spare | null> => {
    const attempt = new AbortController();
    const { signal } = attempt;
    const givenUp = new Promise<false>((resolve) => signal.addEventListener('abort', () => resolve(false)));
    state = { is: 'making', attempt, spare: null };
    const spare = await make({ place: await makePlace(), recipe, limits });
    state = { is: 'making', attempt, spare };
    const waits = !signal.aborted && (await Promise.race([spare.waits, givenUp]));
    if (waits && !signal.aborted) return spare;
    await spare.end();
    if (!signal.aborted) throw new Error('The spare ended before anybody could have it.');
    return null;
  };

  /** Keeps it until somebody has it. @throws if it ends before. */
  const keep = async (spare: Spare): Promise<void> => {
    const claimed = new Promise<true>((resolve) => {
      state = { is: 'waiting', spare, claimed: () => resolve(true) };
    });
    tell(true);
    const isClaimed = await Promise.race([claimed, spare.endedUnowned.then(() => false)]);
    if (isClaimed) return;
    await spare.end();
    throw new Error('The spare ended before anybody had it.');
  };

  const run = async (): Promise<void> => {
    if (!occasion.hasRoom()) await occasion.next(closing.signal);
    while (!closing.signal.aborted) {
      const spare = await makeOne();
      if (spare) await keep(spare);
      await occasion.next(closing.signal);
    }
  };
  const running = run()
    // Without one every session starts as if there had never been any.
    .catch(() => {})
    .finally(() => {
      state = { is: 'over' };
      tell(false);
    });

  const giveUp = (): void => {
    closing.abort();
    if (state.is === 'making') state.attempt.abort();
  };

  return {
    ready() {
      if (state.is === 'waiting') return Promise.resolve(true);
      if (state.is === 'over') return Promise.resolve(false);
      return new Promise((resolve) => listeners.push(resolve));
    },
    claim(mounted) {
      if (state.is === 'making') state.attempt.abort();
      if (state.is !== 'waiting' || !recipe.fits(mounted)) return null;
      const { spare, claimed } = state;
      state = { is: 'none' };
      claimed();
      return spare;
    },
    async close() {
      giveUp();
      if (state.is === 'waiting') await state.spare.end();
      await running;
    },
    closeNow() {
      giveUp();
      if (state.is === 'waiting' || state.is === 'making') state.spare?.endNow();
    },
  };
}
