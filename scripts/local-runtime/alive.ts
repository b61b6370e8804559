/** Owns whether a process runs, whosever it is. */
import { readFileSync } from 'node:fs';

/** Whether there is a process of that id, ours or somebody else's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // One that has ended keeps its number until its parent has looked after it.
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
