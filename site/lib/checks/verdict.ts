/** Owns telling whose doing it is that a check did not end well: the learner's code, or ours. */
import type { Sandbox } from '../sandbox/client/sandbox.ts';
import { CheckFailure } from './outcome.ts';

/** What of an app says whether it still runs. */
export type JudgedApp = Pick<Sandbox, 'status' | 'lastStop' | 'wire'>;

export type Verdict =
  | { status: 'pass' }
  | { status: 'fail'; message: string; expected: string | null }
  | { status: 'error'; message: string };

const CHECK_MAY_TAKE_MS = 30_000;
const START_MAY_TAKE_MS = 60_000;

class TimeUp extends Error {}

/** Rejects when the time is up, or nobody wants the work any more; what goes on then is nobody's business. */
export async function withTimeLimit(work: Promise<void>, signal?: AbortSignal): Promise<void> {
  const over = Promise.withResolvers<never>();
  const timer = setTimeout(() => over.reject(new TimeUp()), CHECK_MAY_TAKE_MS);
  const stop = (): void => over.reject(signal?.reason);
  signal?.addEventListener('abort', stop);
  try {
    await Promise.race([work, over.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

/** Resolves when the app runs, at once if it does. @throws if it has failed, or does not come up in a minute. */
export function whenRunning(sandbox: JudgedApp): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => end(() => reject(new Error('The app did not come up again.'))),
      START_MAY_TAKE_MS,
    );
    let stop = (): void => {};
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      // The first answer may come before there is anything to stop.
      queueMicrotask(() => stop());
      settle();
    };
    stop = sandbox.status.subscribe((status) => {
      if (status.phase === 'ready') end(resolve);
      if (status.phase === 'failed') end(() => reject(status.error));
    });
  });
}

/** Notices, from now on, that the learner's code stopped the app. @returns why, or null if it did not. */
export function watchForStop(sandbox: JudgedApp): () => string | null {
  const before = sandbox.lastStop.get();
  return () => {
    const stop = sandbox.lastStop.get();
    if (stop && stop !== before && stop.fault === 'code') return stop.reason;
    // It had given up before.
    const status = sandbox.status.get();
    return status.phase === 'failed' && status.fault === 'code' ? status.error.message : null;
  };
}

/** What it means that a check threw this. */
export async function judge(
  error: unknown,
  sandbox: JudgedApp,
  whyStopped: () => string | null,
): Promise<Verdict> {
  if (error instanceof CheckFailure) {
    return { status: 'fail', message: error.message, expected: error.expected };
  }
  // If the app has just ended, its state says why a moment later than its calls reject.
  if (!(error instanceof TimeUp)) await new Promise((resolve) => setTimeout(resolve));
  const stopped = whyStopped();
  if (stopped !== null) return { status: 'fail', message: stopped, expected: 'an answer' };
  if (!(error instanceof TimeUp)) {
    return { status: 'error', message: error instanceof Error ? error.message : String(error) };
  }
  const hanging = sandbox.wire.get().find((call) => call.state === 'running');
  if (!hanging) return { status: 'error', message: 'The check did not end within 30 seconds.' };
  const name = hanging.action?.name ?? 'An action';
  return {
    status: 'fail',
    message: `${name} was called and did not answer within 30 seconds.`,
    expected: 'an answer',
  };
}
