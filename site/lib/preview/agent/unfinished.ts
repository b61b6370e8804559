/**
 * Owns noticing that a part of the page does not come. Its frame is there, so the page has answered; what it streams
 * after that may wait for something that never ends. The same goes for a page that is drawn anew after an edit.
 */
import type { Activity } from './activity.ts';

const PATIENCE_MS = 8000;
const LOOK_EVERY_MS = 1000;

/** Tells `say` when a part of the page has been on its way for eight seconds, and when it has come after all. */
export function watchUnfinished(activity: Activity, say: (isUnfinished: boolean) => void): void {
  let isUnfinished = false;
  // Intervals are no activity of the page.
  setInterval(() => {
    const since = document.readyState === 'loading' ? 0 : activity.waitsSince;
    const isLate = since !== null && performance.now() - since >= PATIENCE_MS;
    if (isLate === isUnfinished) return;
    isUnfinished = isLate;
    say(isLate);
  }, LOOK_EVERY_MS);
}
