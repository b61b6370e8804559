/** Owns knowing whether this machine has time and memory to spare for what nobody has asked for yet. */
import { cpus } from 'node:os';

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

/** Whether there is enough memory for an app that nobody has asked for yet. */
export const hasFreeMemory = (): boolean => process.availableMemory() >= FREE_MEMORY;

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

/**
 * Waits until most of the machine has had nothing to do for some seconds, and there is memory.
 * @throws the signal's reason when it is aborted.
 */
export async function untilIdle(signal: AbortSignal): Promise<void> {
  const hasRested = createRestMeter();
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearInterval(timer);
      signal.removeEventListener('abort', giveUp);
    };
    const giveUp = (): void => {
      stop();
      reject(signal.reason);
    };
    const timer = setInterval(() => {
      if (!hasRested(readTimes()) || !hasFreeMemory()) return;
      stop();
      resolve();
    }, LOOK_EVERY_MS);
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
  });
}
