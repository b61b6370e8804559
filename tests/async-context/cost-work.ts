/** Measures, in this process, what asynchronous work costs per operation, and prints it as JSON (nanoseconds). */
import { AsyncLocalStorage } from 'node:async_hooks';

const ROUNDS = 15;
const OPERATIONS = 20_000;

const storages = Array.from({ length: 6 }, () => new AsyncLocalStorage<number>());
const [storage = new AsyncLocalStorage<number>()] = storages;

/** Each does its operation so many times and resolves when the last is done. */
const work: Readonly<Record<string, (times: number) => Promise<unknown>>> = {
  async thenChain(times) {
    let chain: Promise<unknown> = Promise.resolve();
    for (let i = 0; i < times; i += 1) chain = chain.then(() => i);
    await chain;
  },
  async newPromise(times) {
    let last: Promise<unknown> = Promise.resolve();
    for (let i = 0; i < times; i += 1) last = new Promise((resolve) => resolve(i));
    await last;
  },
  async awaitValue(times) {
    for (let i = 0; i < times; i += 1) await i;
  },
  async awaitFunction(times) {
    const inner = async (i: number) => i;
    for (let i = 0; i < times; i += 1) await inner(i);
  },
  immediate: (times) =>
    new Promise<void>((resolve) => {
      for (let i = 1; i < times; i += 1) setImmediate(() => {});
      setImmediate(() => resolve());
    }),
  nextTick: (times) =>
    new Promise<void>((resolve) => {
      for (let i = 1; i < times; i += 1) process.nextTick(() => {});
      process.nextTick(() => resolve());
    }),
  async run(times) {
    for (let i = 0; i < times; i += 1) storage.run(i, () => i);
  },
  async getStore(times) {
    let sum = 0;
    for (let i = 0; i < times; i += 1) sum += storage.getStore() ?? 0;
    return sum;
  },
};

/** The median of some rounds after a warm-up, in nanoseconds per operation. */
async function nanoseconds(action: (times: number) => Promise<unknown>): Promise<number> {
  const rounds: number[] = [];
  for (let round = -5; round < ROUNDS; round += 1) {
    const start = process.hrtime.bigint();
    await action(OPERATIONS);
    if (round >= 0) rounds.push(Number(process.hrtime.bigint() - start) / OPERATIONS);
  }
  return Math.round(rounds.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0);
}

async function main(): Promise<void> {
  const figures: Record<string, { outside: number; inside: number }> = {};
  for (const [name, action] of Object.entries(work)) {
    const outside = await nanoseconds(action);
    // As a request of Next's: several storages are entered.
    const inside = await storages.reduce<() => Promise<number>>(
      (inner, each, i) => () => each.run(i, inner),
      () => nanoseconds(action),
    )();
    figures[name] = { outside, inside };
  }
  process.stdout.write(JSON.stringify(figures));
}

void main();
