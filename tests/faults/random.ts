/** Owns chance that can be had again: the same seed gives the same numbers. */

export interface Random {
  /** An integer from 0 up to, and without, `end`. */
  below(end: number): number;
  chance(probability: number): boolean;
  pick<T>(of: readonly T[]): T;
}

/** A mulberry32 generator, which is small and good enough to choose with. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: <T>(of: readonly T[]): T => {
      const chosen = of[below(of.length)];
      if (chosen === undefined) throw new Error('There is nothing to pick from.');
      return chosen;
    },
  };
}
