/** Owns when this machine has time and memory for what nobody has asked for yet. */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 2000;
/** So many looks in a row: what a lesson compiles one after another has short rests in between. */
const RESTFUL_LOOKS = 3;
const REST_SHARE = 0.6;
const FREE_MEMORY = 4 * 1024 ** 3;

/** Milliseconds of all processors together since the machine was started. */
export interface ProcessorTimes {
  readonly idle: number;
  readonly total: number;
}

const readTimes = (): ProcessorTimes => {
  let [idle, total] = [0, 0];
  for (const { times } of cpus()) {
    idle += times.idle;
    total += times.user + times.nice + times.sys + times.irq + times.idle;
  }
  return { idle, total };
};

const hasFreeMemory = (): boolean => process.availableMemory() >= FREE_MEMORY;

/** @returns Says whether the machine has rested over the last looks, itself the newest of them. */
export function createRestMeter(): (now: ProcessorTimes) => boolean {
  let before: ProcessorTimes | undefined;
  let restful = 0;
  return (now) => {
    const passed = before ? now.total - before.total : 0;
    const rested = before ? now.idle - before.idle : 0;
    before = now;
    restful = passed > 0 && rested / passed >= REST_SHARE ? restful + 1 : 0;
    return restful >= RESTFUL_LOOKS;
  };
}

/** When something may be made ready that nobody has asked for. */
export interface Occasion {
  /** Whether there is room for the first one, which is made at once. */
  hasRoom(): boolean;
  /** Waits for time and room for another one. @throws the signal's reason when it is aborted. */
  next(signal: AbortSignal): Promise<void>;
}

/** With memory to spare; the next one after most of the machine has had nothing to do for some seconds. */
export const atRest: Occasion = {
  hasRoom: hasFreeMemory,
  async next(signal) {
    const hasRested = createRestMeter();
    for (;;) {
      await sleep(LOOK_EVERY_MS, undefined, { signal });
      if (hasRested(readTimes()) && hasFreeMemory()) return;
    }
  },
};

/** The first one at once, whatever the machine does, and no other. */
export const onlyOnce: Occasion = {
  hasRoom: () => true,
  next: (signal) =>
    new Promise((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason));
    }),
};
