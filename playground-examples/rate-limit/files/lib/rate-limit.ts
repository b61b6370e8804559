// Owns counting calls: so many within a window of time, for each key. In memory, so for one server only.
import 'server-only';

interface Window {
  startedAt: number;
  calls: number;
}

export type Allowance = { ok: true } | { ok: false; seconds: number };

/** @returns a function that counts one call under a key, and says whether it may go on. */
export function rateLimit(limit: number, milliseconds: number): (key: string) => Allowance {
  const windows = new Map<string, Window>();
  return (key) => {
    const now = Date.now();
    // Whoever calls under ever new keys must not fill the memory.
    for (const [other, { startedAt }] of windows) if (now - startedAt >= milliseconds) windows.delete(other);
    const window = windows.get(key) ?? { startedAt: now, calls: 0 };
    if (window.calls >= limit)
      return { ok: false, seconds: Math.ceil((window.startedAt + milliseconds - now) / 1000) };
    windows.set(key, { ...window, calls: window.calls + 1 });
    return { ok: true };
  };
}
