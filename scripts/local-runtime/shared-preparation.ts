/** Owns that sessions opened at the same time wait for one preparation of what they share, and all see its progress. */
import type { BootProgress } from '../../site/lib/runtime/runtime.ts';

export interface SharedPreparation<T> {
  /** Waits for it; the next caller after a failure tries anew. */
  get(onProgress: (progress: BootProgress) => void): Promise<T>;
  /** Gives up a preparation under way. */
  stop(): Promise<void>;
}

// A page takes a long silence for a fault, and npm says nothing while it unpacks.
const REPEAT_MS = 5000;

/** @param ensure Does what has to be done, once for all who ask meanwhile. */
export function sharePreparation<T>(
  ensure: (onProgress: (progress: BootProgress) => void, signal: AbortSignal) => Promise<T>,
): SharedPreparation<T> {
  const stopped = new AbortController();
  const listeners = new Set<(progress: BootProgress) => void>();
  let last: BootProgress | undefined;
  let underWay: Promise<T> | undefined;

  const tell = (progress: BootProgress): void => {
    last = progress;
    for (const listener of listeners) listener(progress);
  };
  const start = async (): Promise<T> => {
    const timer = setInterval(() => last && tell(last), REPEAT_MS);
    try {
      return await ensure(tell, stopped.signal);
    } finally {
      clearInterval(timer);
      last = undefined;
      underWay = undefined;
    }
  };

  return {
    async get(onProgress) {
      listeners.add(onProgress);
      if (last) onProgress(last);
      underWay ??= start();
      try {
        return await underWay;
      } finally {
        listeners.delete(onProgress);
      }
    },
    async stop() {
      stopped.abort(new Error('The local runtime was stopped.'));
      await underWay?.catch(() => {});
    },
  };
}
