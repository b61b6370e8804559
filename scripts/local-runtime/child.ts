/** Owns one running process of a session: its start, its output at the reader's pace, its ports and its end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { OUTPUT_WINDOW } from '../../site/lib/runtime/local/protocol.ts';
import type { ResourceLimit } from '../../site/lib/runtime/runtime.ts';
import { allowedTasks, createMark, type Limits, limitingScript } from './limits.ts';
import { watchLimits } from './limits-watch.ts';
import { killMarked } from './marked-processes.cjs';
import { createOutputMeter } from './output-meter.ts';
import { groupGone, signalGroup } from './process-group.ts';

export const PRELOAD = fileURLToPath(new URL('./preload.cjs', import.meta.url));
const KILL_AFTER_MS = 1500;
const CLOSE_MS = 1000;
const MAX_INPUT = 8 * 1024 * 1024;
const MAX_PORT_LINE = 200;
const PORTS_FD = 3;

/** What a process does that others want to know. */
export interface ChildEvents {
  onOutput(chunk: string): void;
  /** One line that the process wrote to its ports pipe. Not trusted: the learner's code can write there too. */
  onPortLine(line: string): void;
  /** Comes last, after all output. `limit` is why it was ended, if it took too much. */
  onExit(code: number, limit: ResourceLimit | null): void;
}

export interface ChildOptions extends ChildEvents {
  readonly folder: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly limits: Limits;
  /** Those whose size is limited. */
  readonly ownFolders: readonly string[];
}

export interface Child {
  readonly pid: number;
  /** Resolves when the process and what it started are gone. */
  readonly ended: Promise<void>;
  /** @throws If the process has closed its input, or reads too slowly. */
  input(text: string): void;
  /** The reader has taken so many more characters of output. */
  taken(characters: number): void;
  /** Asks the process to end, and ends it 1.5 s later if it did not. */
  kill(): void;
  /** Ends the process and what it started at once. */
  killNow(): void;
}

/**
 * Starts Node in a process group of its own, with a mark of its own.
 * @throws If the process cannot be started.
 */
export async function startChild(options: ChildOptions): Promise<Child> {
  const mark = createMark();
  const { command, args } = nodeCommand(options.args, limitingScript(mark, await allowedTasks()));
  const child = spawn(command, args, {
    cwd: options.folder,
    env: {
      ...options.env,
      LAB_PARENT: String(process.pid),
      LAB_MARK: String(mark),
      LAB_PORTS_FD: String(PORTS_FD),
    },
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  // Writing to a process that has just ended is no reason for the service to fail.
  child.stdin.on('error', () => {});
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error('The process ended before it had an id.');

  let ended = false;
  let limit: ResourceLimit | null = null;
  const killAll = (): void => {
    signalGroup(pid, 'SIGKILL');
    killMarked(mark);
  };
  const onHit = (which: ResourceLimit): void => {
    limit ??= which;
    killAll();
  };
  const stopWatch = watchLimits({
    limits: options.limits,
    leader: pid,
    mark,
    folders: options.ownFolders,
    onHit,
  });
  const isTooTalkative = createOutputMeter(options.limits.output);
  let untaken = 0;
  const outputs = [child.stdout, child.stderr];
  for (const output of outputs) {
    output.setEncoding('utf8').on('error', () => {});
    output.on('data', (chunk: string) => {
      options.onOutput(chunk);
      if (!ended && isTooTalkative(chunk.length, performance.now())) onHit('output');
      untaken += chunk.length;
      if (!ended && untaken > OUTPUT_WINDOW) for (const each of outputs) each.pause();
    });
  }
  const ports = child.stdio[PORTS_FD];
  if (ports && 'setEncoding' in ports) readLines(ports, options.onPortLine);

  let killTimer: ReturnType<typeof setTimeout> | undefined;
  let closeTimer: ReturnType<typeof setTimeout> | undefined;
  child.once('exit', () => {
    clearTimeout(killTimer);
    stopWatch();
    // What a process leaves running would hold its output open and its port taken.
    killAll();
    // Nobody may wait for a reader any more; what is left in the pipe is little.
    ended = true;
    for (const output of outputs) output.resume();
    // Unless something got away and still holds the pipes; then the process has ended all the same.
    closeTimer = setTimeout(() => {
      for (const stream of child.stdio) stream?.destroy();
    }, CLOSE_MS);
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', (code, signal) => {
      clearTimeout(closeTimer);
      options.onExit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]), limit);
      resolve();
    });
  });

  return {
    pid,
    ended: closed.then(() => groupGone(pid)),
    input(text) {
      if (ended || !child.stdin.writable) throw new Error('The process has ended or has closed its input.');
      if (child.stdin.writableLength > MAX_INPUT)
        throw new Error('The process does not read its input; wait for it.');
      child.stdin.write(text);
    },
    taken(characters) {
      untaken = Math.max(0, untaken - characters);
      if (untaken <= OUTPUT_WINDOW) for (const output of outputs) output.resume();
    },
    kill() {
      if (ended || killTimer) return;
      signalGroup(pid, 'SIGTERM');
      killTimer = setTimeout(killAll, KILL_AFTER_MS);
    },
    killNow() {
      if (!ended) killAll();
    },
  };
}

/**
 * One pipe for stdout and stderr keeps them in the order they were printed, and a long line on one whole; only a
 * shell can give a process that, and limits. It replaces itself by Node, so the process is still our own child.
 */
function nodeCommand(args: readonly string[], limiting: string): { command: string; args: string[] } {
  const node = ['--require', PRELOAD, ...args];
  if (process.platform === 'win32') return { command: process.execPath, args: node };
  return { command: '/bin/sh', args: ['-c', `${limiting}exec "$0" "$@" 2>&1`, process.execPath, ...node] };
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('error', () => {});
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    // A line without an end is not ours; it must not grow in memory.
    rest = (lines.pop() ?? '').slice(0, MAX_PORT_LINE);
    for (const line of lines) onLine(line);
  });
}
