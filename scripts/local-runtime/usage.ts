/** Owns reading from Linux how much a process and everything that came from it take. */
import { readdirSync, readFileSync } from 'node:fs';
import { allProcesses, fileLimitOf, isMark } from './marked-processes.cjs';

export interface Usage {
  /** How many there are. */
  readonly processes: number;
  /** Bytes that are nobody else's: without the program files that all share. */
  readonly memory: number;
  /** Seconds so far in which it worked or would have, by process. */
  readonly worked: ReadonlyMap<number, number>;
  /** Bytes written so far, to files and otherwise, of those there are. */
  readonly written: number;
}

/**
 * @param leader The process itself.
 * @param mark Its mark, in blocks.
 * @returns Looks; cheap enough to be asked several times a second. Undefined where `/proc` does not tell.
 */
export function createUsageReader(leader: number, mark: number): () => Usage | undefined {
  const own = fileLimitOf('self');
  // The limits of a process do not change, so those of strangers are read once.
  const strangers = new Set<number>();
  return () => {
    const all = allProcesses();
    if (all.length === 0) return undefined;
    const alive = new Set(all);
    for (const pid of strangers) if (!alive.has(pid)) strangers.delete(pid);
    const members = all.filter((pid) => {
      if (strangers.has(pid)) return false;
      // The leader has its mark a moment after it is there.
      if (pid === leader || isMark(mark, fileLimitOf(pid), own)) return true;
      strangers.add(pid);
      return false;
    });
    return {
      processes: members.length,
      memory: members.reduce((sum, pid) => sum + memoryOf(pid), 0),
      worked: new Map(members.map((pid) => [pid, secondsOf(pid)])),
      written: members.reduce((sum, pid) => sum + writtenBy(pid), 0),
    };
  };
}

const numberIn = (pid: number, file: string, pattern: RegExp): number =>
  Number(pattern.exec(read(pid, file))?.[1] ?? 0);

const memoryOf = (pid: number): number => {
  const status = read(pid, 'status');
  const kilobytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return (kilobytes('RssAnon') + kilobytes('RssShmem')) * 1024;
};

const writtenBy = (pid: number): number => numberIn(pid, 'io', /^wchar: (\d+)/m);

/** With the time in which it waited for a processor: on a busy machine, too, a loop never rests. */
const secondsOf = (pid: number): number =>
  tasksOf(pid).reduce((sum, task) => {
    const [ran = 0, waited = 0] = read(pid, `task/${task}/schedstat`).split(' ').map(Number);
    return sum + (ran + waited) / 1e9;
  }, 0);

const tasksOf = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
