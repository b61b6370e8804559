/** Owns where the WebContainer host is and whether it can be reached. */

import { defaultTimes } from './times.ts';
import { startAwakeTimer } from './watchdog.ts';

declare global {
  /** Another host than the client's own; the client reads it once, when it boots first. */
  var WEBCONTAINER_API_IFRAME_URL: string | undefined;
}

const DEFAULT_HOST = 'https://stackblitz.com';

/** The page of the host that the client embeds. */
export const hostPage = (): URL =>
  new URL('/headless', globalThis.WEBCONTAINER_API_IFRAME_URL ?? DEFAULT_HOST);

/** Calls back when the embedded page of the host says hello, as the client expects it. @returns Stops listening. */
export function onHandshake(listener: () => void): () => void {
  const { origin } = hostPage();
  const hear = (event: MessageEvent<unknown>): void => {
    const { data } = event;
    if (event.origin !== origin || typeof data !== 'object' || data === null) return;
    if ('type' in data && data.type === 'init') listener();
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
}

export interface ReachOptions {
  readonly signal?: AbortSignal | undefined;
  readonly ms?: number;
}

/**
 * Says within 2 s whether the WebContainer host can be reached: it answers a request for its page, or, if a boot is
 * under way, its embedded page says hello. A refused request alone proves nothing, since the host may only object to
 * being fetched.
 * @throws The signal's reason.
 */
export function reachHost({ signal, ms = defaultTimes.reach }: ReachOptions = {}): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = new AbortController();
    const settle = (tell: () => void): void => {
      timer.stop();
      stopListening();
      signal?.removeEventListener('abort', abort);
      request.abort();
      tell();
    };
    const abort = (): void => settle(() => reject(signal?.reason));
    const stopListening = onHandshake(() => settle(() => resolve(true)));
    const timer = startAwakeTimer(ms, () => settle(() => resolve(false)));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    fetch(hostPage(), {
      mode: 'no-cors',
      credentials: 'omit',
      cache: 'no-store',
      signal: request.signal,
    }).then(
      () => settle(() => resolve(true)),
      () => {},
    );
  });
}
