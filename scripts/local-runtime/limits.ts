/** Owns how much of this machine one process of a session may take, with everything it starts. See SECURITY.md. */
import { randomInt } from 'node:crypto';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { allProcesses } from './marked-processes.cjs';

const MB = 1024 * 1024;
const GB = 1024 * MB;

export interface Limits {
  /** Bytes that a process and all it started hold for themselves. */
  readonly memory: number;
  /** How many there may be at a time. */
  readonly processes: number;
  /** Seconds in a row of more work than rest: what the page's own heartbeat did not end, such as a loop in a worker. */
  readonly processorSeconds: number;
  /** Of the session's folders. */
  readonly disk: { readonly bytes: number; readonly files: number };
  /** Characters printed within a minute. */
  readonly output: number;
}

/**
 * Next.js with Stagedoor holds up to 1.1 GB with Turbopack and 1.9 GB with webpack, in one to three processes with less than
 * 200 open files each, and writes some 300 MB while a lesson is proven; building everything takes it a minute or two.
 */
export const defaultLimits: Limits = {
  memory: Math.min(4 * GB, Math.max(2.5 * GB, totalmem() / 2)),
  processes: 64,
  processorSeconds: 20 * 60,
  disk: { bytes: 2 * GB, files: 100_000 },
  output: 256 * MB,
};

const MIN_MARK = GB / 512;
const MARKS = MIN_MARK / 4;
let nextMark = randomInt(MARKS);

/** @returns A mark for a process (see marked-processes.cjs) in blocks of 512 bytes: its files can have 1 to 1.25 GB. */
export const createMark = (): number => MIN_MARK + (nextMark++ % MARKS);

const OPEN_FILES = 4096;
const MORE_TASKS = 4096;

/**
 * What a shell does before it becomes the learner's process. What a system does not know is left out in silence.
 * @param mark In blocks of 512 bytes.
 * @param tasks How many processes and threads the user may have in all.
 */
export function limitingScript(mark: number, tasks: number): string {
  const lines = [
    // Where the machine runs out of memory all the same, the system takes this first.
    '{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null',
    'ulimit -c 0 2>/dev/null',
    `ulimit -f ${mark} 2>/dev/null`,
    `ulimit -n ${OPEN_FILES} 2>/dev/null`,
    // bash and others say -u, dash says -p. It stops what starts processes faster than anybody can look.
    `ulimit -u ${tasks} 2>/dev/null || ulimit -p ${tasks} 2>/dev/null`,
  ];
  return `${lines.join('; ')}; `;
}

/** @returns How many tasks this user may have: those there are, and room for some thousand more. */
export async function allowedTasks(): Promise<number> {
  const threads = await Promise.all(allProcesses().map(threadsOfUser));
  return threads.reduce((sum, count) => sum + count, MORE_TASKS);
}

async function threadsOfUser(pid: number): Promise<number> {
  try {
    if (statSync(`/proc/${pid}`).uid !== process.getuid?.()) return 0;
    return Number(/^Threads:\s*(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 1);
  } catch {
    return 0;
  }
}
