/**
 * Owns noticing that a process, with everything it started, takes more than it may. What the kernel can limit it limits
 * (limits.ts); memory and work of a whole family it cannot, without root, so somebody has to look.
 */
import type { ResourceLimit } from '../../site/lib/runtime/runtime.ts';
import { isLarger } from './folder-size.ts';
import type { Limits } from './limits.ts';
import { createUsageReader, type Usage } from './usage.ts';

const LOOK_EVERY_MS = 250;
/** Nearly all of one processor's time over so long, had or waited for, is work without rest. */
const WORK_SPAN_MS = 10_000;
const WORK_SHARE = 0.9;
/** Folders are measured when so much more was written, and now and then, since not all writing is counted. */
const MEASURE_EVERY_BYTES = 64 * 1024 * 1024;
const MEASURE_EVERY_MS = 30_000;

export interface WatchOptions {
  readonly limits: Limits;
  readonly leader: number;
  /** In blocks; see marked-processes.cjs. */
  readonly mark: number;
  /** Those whose size counts. */
  readonly folders: readonly string[];
  /** Told once. */
  onHit(limit: ResourceLimit): void;
}

/** @returns Ends the watch. */
export function watchLimits({ limits, leader, mark, folders, onHit }: WatchOptions): () => void {
  const readUsage = createUsageReader(leader, mark);
  const isBusyTooLong = createWorkMeter(limits.processorSeconds * 1000);
  let isMeasuring = false;
  let measured = { written: 0, at: performance.now() };

  const hit = (limit: ResourceLimit): void => {
    stop();
    onHit(limit);
  };
  const measureFolders = async (written: number): Promise<void> => {
    isMeasuring = true;
    const tooLarge = await isLarger(folders, limits.disk);
    measured = { written, at: performance.now() };
    isMeasuring = false;
    if (tooLarge && !isStopped) hit('disk');
  };
  const measureWhenDue = (written: number, now: number): void => {
    const isDue = written - measured.written > MEASURE_EVERY_BYTES || now - measured.at > MEASURE_EVERY_MS;
    if (isDue && !isMeasuring) void measureFolders(written);
  };
  const look = (): void => {
    const usage = readUsage();
    const now = performance.now();
    if (!usage) stop();
    else if (usage.memory > limits.memory) hit('memory');
    else if (usage.processes > limits.processes) hit('processes');
    else if (isBusyTooLong(usage, now)) hit('processor');
    else measureWhenDue(usage.written, now);
  };
  let isStopped = false;
  const timer = setInterval(look, LOOK_EVERY_MS);
  const stop = (): void => {
    isStopped = true;
    clearInterval(timer);
  };
  return stop;
}

/** @returns Says whether there has been no rest for too long. */
export function createWorkMeter(longestMs: number): (usage: Pick<Usage, 'worked'>, now: number) => boolean {
  let restedAt: number | undefined;
  let before: { worked: ReadonlyMap<number, number>; at: number } | undefined;
  return ({ worked }, now) => {
    before ??= { worked, at: now };
    restedAt ??= now;
    if (now - before.at < Math.min(WORK_SPAN_MS, longestMs)) return false;
    const { worked: earlier } = before;
    const seconds = [...worked].reduce((sum, [pid, total]) => sum + total - (earlier.get(pid) ?? 0), 0);
    if ((seconds * 1000) / (now - before.at) < WORK_SHARE) restedAt = now;
    before = { worked, at: now };
    return now - restedAt >= longestMs;
  };
}
