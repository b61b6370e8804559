import { expect, test } from 'vitest';
import type { Occasion } from './idle.ts';
import { defaultLimits } from './limits.ts';
import type { Spare, SpareRecipe } from './spare.ts';
import { keepSpare } from './spare-keeper.ts';

const place = { root: '/nowhere', home: '/nowhere' };
const recipe: SpareRecipe = {
  files: {},
  args: [],
  environment: () => ({}),
  waitingLine: (word) => word,
  fits: (mounted) => !('foreign' in mounted),
  handOver: () => null,
};

class FakeSpare implements Spare {
  readonly place = place;
  readonly files = {};
  readonly #waits = Promise.withResolvers<boolean>();
  readonly #ended = Promise.withResolvers<void>();
  readonly waits = this.#waits.promise;
  readonly endedUnowned = this.#ended.promise;
  isEnded = false;
  handOver = () => null;
  becomeReady(): void {
    this.#waits.resolve(true);
  }
  die(): void {
    this.#waits.resolve(false);
    this.#ended.resolve();
  }
  endProcess = async () => this.die();
  async end(): Promise<void> {
    this.isEnded = true;
    this.die();
  }
  endNow(): void {
    this.isEnded = true;
  }
}

const keep = (hasRoom = true) => {
  const made: FakeSpare[] = [];
  const rests: PromiseWithResolvers<void>[] = [];
  const occasion: Occasion = {
    hasRoom: () => hasRoom,
    next(signal) {
      const rest = Promise.withResolvers<void>();
      signal.addEventListener('abort', () => rest.reject(signal.reason));
      if (signal.aborted) rest.reject(signal.reason);
      rests.push(rest);
      return rest.promise;
    },
  };
  const make = async (): Promise<Spare> => {
    const spare = new FakeSpare();
    made.push(spare);
    return spare;
  };
  const keeper = keepSpare({ recipe, limits: defaultLimits, occasion, makePlace: async () => place, make });
  return { keeper, made, rests };
};
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A keeper with a spare that waits. */
const keepReady = async () => {
  const kept = keep();
  await settle();
  kept.made[0]?.becomeReady();
  expect(await kept.keeper.ready()).toBe(true);
  return kept;
};

test('one spare goes to one session, and the next is made only when the machine rests', async () => {
  const { keeper, made, rests } = await keepReady();
  expect(keeper.claim({})).toBe(made[0]);
  expect(keeper.claim({})).toBe(null);
  await settle();
  expect(made).toHaveLength(1);
  rests[0]?.resolve();
  await settle();
  made[1]?.becomeReady();
  await keeper.ready();
  expect(keeper.claim({})).toBe(made[1]);
  expect(
    made.map(({ isEnded }) => isEnded),
    'whoever has it ends it',
  ).toEqual([false, false]);
});

test('foreign files leave the spare where it is', async () => {
  const { keeper, made } = await keepReady();
  expect(keeper.claim({ foreign: '' })).toBe(null);
  expect(keeper.claim({})).toBe(made[0]);
});

test('one that does not wait yet is ended by whoever starts, and another one is made later', async () => {
  const { keeper, made, rests } = keep();
  await settle();
  expect(keeper.claim({ foreign: '' })).toBe(null);
  await settle();
  expect(made[0]?.isEnded).toBe(true);
  made[0]?.becomeReady();
  expect(keeper.claim({})).toBe(null);
  rests[0]?.resolve();
  await settle();
  expect(made).toHaveLength(2);
});

test('without room the first one waits for it', async () => {
  const { made, rests } = keep(false);
  await settle();
  expect(made).toHaveLength(0);
  rests[0]?.resolve();
  await settle();
  expect(made).toHaveLength(1);
});

test('one that ends by itself is removed and is the last', async () => {
  for (const isReady of [true, false]) {
    const { keeper, made, rests } = isReady ? await keepReady() : keep();
    await settle();
    made[0]?.die();
    await settle();
    expect(made[0]?.isEnded).toBe(true);
    expect(keeper.claim({})).toBe(null);
    expect(await keeper.ready()).toBe(false);
    expect(rests).toHaveLength(0);
  }
});

test('closing ends a spare that waits, and one that is being made', async () => {
  const waiting = await keepReady();
  await waiting.keeper.close();
  expect(waiting.made[0]?.isEnded).toBe(true);
  const early = keep();
  const ready = early.keeper.ready();
  await settle();
  await early.keeper.close();
  expect(early.made[0]?.isEnded).toBe(true);
  expect(await ready).toBe(false);
});

test('closing at once waits for nothing', async () => {
  const waiting = await keepReady();
  waiting.keeper.closeNow();
  expect(waiting.made[0]?.isEnded).toBe(true);
  const early = keep();
  await settle();
  early.keeper.closeNow();
  expect(early.made[0]?.isEnded).toBe(true);
});
