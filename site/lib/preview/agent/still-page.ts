/**
 * Owns that a page which a check drives stays the page that it opened. Next's development server tells every page what was
 * compiled, also after the code has arrived; a page then loads itself anew, or fetches itself once more, in the middle of
 * a press. Before a check begins all of its code answers, so there is nothing that its page has to be told.
 */
import { STILL_PAGE } from '../protocol.ts';

/** Where Next tells it; webpack's is named in the same way. */
const isNextsOwn = (url: string | URL): boolean => new URL(url, location.href).pathname.startsWith('/_next/');

/**
 * From now on Next's client hears nothing of compilations, if the page was opened to be still. What React's server tells
 * its client there, in binary, goes on: a page waits for it. To be called before Next's scripts run.
 */
export function keepPageStill(): void {
  if (window.name !== STILL_PAGE) return;
  // The app is not to know either: it has to do the same for a check as for anybody.
  Object.defineProperty(window, 'name', { value: '', writable: true, configurable: true });
  window.WebSocket = class WebSocket extends window.WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      if (!isNextsOwn(url)) return;
      // Added first, so it hears each message before Next does.
      this.addEventListener('message', (event) => {
        if (typeof event.data === 'string') event.stopImmediatePropagation();
      });
    }
  };
}
