/** Owns waiting inside the page: for something to become true as the page changes, and for it to be painted. */
import type { Patience } from '../protocol.ts';
import type { Activity } from './activity.ts';

declare global {
  interface Window {
    /** Not in every browser. */
    readonly scheduler?: { postTask(task: () => void, options: { priority: 'background' }): Promise<void> };
  }
}

/** As long as nothing happens in a page for this time, and nothing is under way, nothing will. */
const QUIET_MS = 1200;
const TICK_MS = 100;
/** A tick that comes later than this says that the page was busy computing. */
const LATE_MS = 150;
/** A page that browsers do not paint (off screen, in a tab behind) gets no animation frames. */
const UNPAINTED_MS = 300;

const CHANGES = { subtree: true, childList: true, attributes: true, characterData: true };
/** What changes an element without changing the document. */
const EVENTS = ['input', 'change', 'focusin', 'focusout'];

/** A page that never stops computing is not waited for longer. */
const FREE_WITHIN_MS = 400;

/** While a document is still being loaded nobody's patience runs out, unless it never ends. */
const LOADING_MS = 15_000;

// The originals: waiting is no activity of the page.
const { setTimeout: later, clearTimeout: cancel } = window;

/**
 * Resolves at the first change of the page after which `test` gives something; null when the time is up, or sooner when
 * the page has gone quiet: it did not change, sent and received nothing, has nothing under way, and was not computing.
 */
export const whenPage = <T>(
  test: () => T | null,
  { milliseconds, heldReplies }: Patience,
  activity: Activity,
): Promise<T | null> =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now();
    let countedFrom = startedAt;
    let changedAt = startedAt;
    let tickedAt = startedAt;
    let timer: number | undefined;
    const stop = (): void => {
      observer.disconnect();
      cancel(timer);
      for (const event of EVENTS) document.removeEventListener(event, onChange, true);
    };
    const isOver = (): boolean => {
      try {
        const value = test();
        if (value === null) return false;
        resolve(value);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
      stop();
      return true;
    };
    const onChange = (): void => {
      changedAt = performance.now();
      isOver();
    };
    const tick = (): void => {
      const now = performance.now();
      if (isOver()) return;
      if (now - tickedAt > TICK_MS + LATE_MS || activity.isBusy(heldReplies)) changedAt = now;
      if (document.readyState !== 'complete' && now - startedAt < LOADING_MS) countedFrom = now;
      tickedAt = now;
      const isQuiet = now - Math.max(changedAt, activity.lastAt) >= QUIET_MS;
      if (isQuiet || now - countedFrom >= milliseconds) {
        stop();
        resolve(null);
        return;
      }
      timer = later(tick, Math.min(TICK_MS, Math.max(0, countedFrom + milliseconds - now)));
    };
    const observer = new MutationObserver(onChange);
    observer.observe(document, CHANGES);
    for (const event of EVENTS) document.addEventListener(event, onChange, true);
    tick();
  });

/**
 * Resolves when the page, as it is now, has been painted. An animation frame comes right before its painting, so the
 * next task after it is after the painting. A page that is not painted at all gets no such frame: what its document holds
 * is all there is to see of it, and after a while that will do.
 */
export const whenPainted = (): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      cancel(timer);
      cancelAnimationFrame(frame);
      resolve();
    };
    const timer = later(done, UNPAINTED_MS);
    const frame = requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  });

/**
 * Resolves when the page has done all that it has to do right now. React keeps a part of its work for after a change was
 * drawn: only then does an action state, say, know the action that came with it. Nobody is as quick as that.
 */
export const whenFree = (): Promise<void> =>
  new Promise((resolve) => {
    // Not an idle callback: browsers keep those for pages that have been still for a while.
    if (window.scheduler) void window.scheduler.postTask(resolve, { priority: 'background' });
    else void whenPainted().then(resolve);
    later(resolve, FREE_WITHIN_MS);
  });
