/** Owns that sessions opened at the same time wait for one install of the template, and all see its progress. */
import type { BootProgress } from '../../site/lib/runtime/runtime.ts';

export interface SharedTemplate {
  /** Waits for the template; the next caller after a failure tries anew. */
  get(onProgress: (progress: BootProgress) => void): Promise<string>;
  /** Gives up an install under way. */
  stop(): Promise<void>;
}

// A page takes a long silence for a fault, and npm says nothing while it unpacks.
const REPEAT_MS = 5000;

/** @param ensure Makes sure the template is there; see template-store.ts. */
export function shareTemplate(
  ensure: (onProgress: (progress: BootProgress) => void, signal: AbortSignal) => Promise<string>,
): SharedTemplate {
  const stopped = new AbortController();
  const listeners = new Set<(progress: BootProgress) => void>();
  let last: BootProgress | undefined;
  let underWay: Promise<string> | undefined;

  const tell = (progress: BootProgress): void => {
    last = progress;
    for (const listener of listeners) listener(progress);
  };
  const start = async (): Promise<string> => {
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
