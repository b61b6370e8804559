/** Owns the page's end of one process: its output as a stream that is read at the reader's pace, and its exit. */
import type { ResourceLimit, RuntimeProcess, RuntimeShell } from '../runtime.ts';

// Told to the service in steps, or a talkative process would cost a message for every line.
const TAKEN_STEP = 64 * 1024;
/** What a process's exit code is when the runtime under it is gone: as if it had been killed. */
const KILLED = 137;

export interface ProcessCalls {
  input(text: string): Promise<unknown>;
  taken(characters: number): void;
  kill(): void;
}

export interface ProcessEnd {
  readonly process: RuntimeProcess;
  output(chunk: string): void;
  /** @param limit Why the runtime ended it, if it did. */
  exit(code: number, limit?: ResourceLimit | null): void;
  /** The runtime is gone: the output ends here. */
  lost(): void;
}

/** A process behind a terminal. */
export const withTerminal = (process: RuntimeProcess, resize: RuntimeShell['resize']): RuntimeShell => ({
  output: process.output,
  exit: process.exit,
  get limit() {
    return process.limit;
  },
  write: (text) => process.write(text),
  kill: () => process.kill(),
  resize,
});

export function createProcessEnd(calls: ProcessCalls): ProcessEnd {
  let waiting: string[] = [];
  let ended = false;
  let cancelled = false;
  let untold = 0;
  let wake = (): void => {};
  let resolveExit = (_code: number): void => {};
  const exit = new Promise<number>((resolve) => {
    resolveExit = resolve;
  });

  const take = (characters: number): void => {
    untold += characters;
    if (ended || untold < TAKEN_STEP) return;
    calls.taken(untold);
    untold = 0;
  };
  let limit: ResourceLimit | null = null;
  const end = (code: number, why: ResourceLimit | null = null): void => {
    ended = true;
    limit = why;
    resolveExit(code);
    wake();
  };

  const output = new ReadableStream<string>(
    {
      async pull(controller) {
        if (waiting.length === 0 && !ended) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (cancelled) return;
        const chunk = waiting.join('');
        waiting = [];
        if (chunk === '') return controller.close();
        controller.enqueue(chunk);
        take(chunk.length);
      },
      cancel() {
        // Nobody will read it, but the process must not wait for a reader that has left.
        cancelled = true;
        take(waiting.join('').length);
        waiting = [];
        wake();
      },
    },
    // No reading ahead: what the reader has not asked for is not taken.
    { highWaterMark: 0 },
  );

  return {
    process: {
      output,
      exit,
      get limit() {
        return limit;
      },
      write: async (text) => void (await calls.input(text)),
      kill: () => calls.kill(),
    },
    output(chunk) {
      if (cancelled) return take(chunk.length);
      waiting.push(chunk);
      wake();
    },
    exit: end,
    lost: () => end(KILLED),
  };
}
