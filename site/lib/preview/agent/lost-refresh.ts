/**
 * Owns a race of Next's development client: word of an edit that comes before React has taken the page over makes Next
 * throw, and the edit is forgotten. The page would show the old code until somebody loads it anew.
 */
import { whenHydrated } from './hydration.ts';

/** What Next throws then (sequential-router-queue.js, use-action-queue.js of 16.4). */
const TOO_EARLY = 'Router action dispatched before initialization';

declare global {
  interface Window {
    readonly next?: { readonly router?: { hmrRefresh(): void } };
  }
}

/**
 * Refreshes the page again once React has taken it over, and keeps the failed try out of the console and of Next's overlay.
 * A learner's own call that came too early is left as it is. To be called before anybody else listens to errors.
 */
export function keepEarlyRefreshes(): void {
  let isWaiting = false;
  const again = async (): Promise<void> => {
    // A page whose scripts are still on their way is busy, however long they take.
    await whenHydrated(document.documentElement, () => true);
    isWaiting = false;
    window.next?.router?.hmrRefresh();
  };
  addEventListener('error', (event) => {
    const isRefresh = event.error instanceof Error && /\bhmrRefresh\b/.test(event.error.stack ?? '');
    if (!isRefresh || !event.message.includes(TOO_EARLY)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isWaiting) return;
    isWaiting = true;
    void again();
  });
}
