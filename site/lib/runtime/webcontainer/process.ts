/** Owns one process of a WebContainer as the rest of the product sees it. */
import { createProcessEnd, type ProcessEnd } from '../local/process.ts';
import type { WebContainerProcess } from './api.ts';
import type { Times } from './times.ts';
import { createTextJoiner } from './torn-text.ts';
import { type AwakeTimer, startAwakeTimer } from './watchdog.ts';

const KILLED = 137;

/**
 * Wraps a process: its output is whole characters and ends when the process has ended, whatever the host forgets to
 * say. The client offers no back-pressure, so output that nobody reads waits in the page's memory.
 */
export function adaptProcess(inner: WebContainerProcess, times: Times): ProcessEnd {
  const input = inner.input.getWriter();
  const joiner = createTextJoiner();
  let hasEnded = false;
  let killTimer: AwakeTimer | undefined;
  let drainTimer: AwakeTimer | undefined;
  const end = createProcessEnd({
    async input(text) {
      if (hasEnded) throw new Error('The process has ended; nobody reads its input.');
      await input.write(text);
    },
    taken: () => {},
    kill() {
      if (hasEnded) return;
      inner.kill();
      // The client does not say whether the host heard it; whoever waits for the exit must not wait for ever.
      killTimer ??= startAwakeTimer(times.kill, () => finish(KILLED));
    },
  });

  const print = (text: string): void => {
    if (text !== '' && !hasEnded) end.output(text);
  };
  const finish = (code: number): void => {
    if (hasEnded) return;
    print(joiner.end());
    hasEnded = true;
    killTimer?.stop();
    drainTimer?.stop();
    end.exit(code);
  };

  const drained = inner.output
    .pipeTo(new WritableStream({ write: (chunk) => print(joiner.add(chunk)) }))
    .catch(() => {});
  inner.exit.then(
    (code) => {
      drained.then(() => finish(code));
      if (!hasEnded) drainTimer = startAwakeTimer(times.drain, () => finish(code));
    },
    () => finish(KILLED),
  );

  return { ...end, lost: () => finish(KILLED) };
}
