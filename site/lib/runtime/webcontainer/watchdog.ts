/**
 * Owns waiting in bounded time. Time counts only while the page runs: a laptop that slept, a tab in the background or
 * a busy main thread must not make a healthy host look dead.
 */

const STEPS = 8;

export interface AwakeTimer {
  /** Starts counting anew. */
  again(): void;
  stop(): void;
}

/**
 * Calls `onLate` once, when `ms` milliseconds of awake time have passed. It counts eight steps of an interval, and an
 * interval that could not run does not catch up; messages that waited meanwhile are heard before the next step.
 */
export function startAwakeTimer(ms: number, onLate: () => void): AwakeTimer {
  let left = STEPS;
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(timer);
    onLate();
  }, ms / STEPS);
  return {
    again() {
      left = STEPS;
    },
    stop: () => clearInterval(timer),
  };
}

/**
 * Waits for work, at most `ms` milliseconds of awake time and only as long as nobody aborts. The work itself goes on.
 * @param late Makes the error that a late answer becomes.
 * @throws What the work throws, what `late` makes, or the signal's reason.
 */
export function within<T>(
  work: Promise<T>,
  ms: number,
  late: () => Error,
  signal?: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => settle(() => reject(signal?.reason));
    const timer = startAwakeTimer(ms, () => settle(() => reject(late())));
    const settle = (tell: () => void): void => {
      timer.stop();
      signal?.removeEventListener('abort', abort);
      tell();
    };
    // First, or the failure of work that nobody waits for would be nobody's.
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
  });
}
