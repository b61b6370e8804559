/**
 * Owns knowing what the page still has under way, so that nobody waits for a change that cannot come: requests, timers
 * of the page, scripts on their way. Installed before the page's own scripts, whose fetch and timers it wraps.
 */

/** A longer timer is no part of an answer to a person; an interval never ends and is not counted at all. */
const LONGEST_TIMER_MS = 5000;

export interface Activity {
  /** When a request or a timer last began or ended, in milliseconds of `performance.now()`. */
  readonly lastAt: number;
  /** Since when the page waits for something that it asked for, action calls apart, by the same clock; null if it does not. */
  readonly waitsSince: number | null;
  /**
   * Whether something is under way that can still change the page.
   * @param heldReplies How many action calls may be unanswered all the same, because somebody holds their replies.
   */
  isBusy(heldReplies: number): boolean;
}

type Flight = { readonly isCall: boolean; readonly beganAt: number; isAnswered: boolean };

const isActionCall = (input: RequestInfo | URL, init: RequestInit | undefined): boolean =>
  new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined)).has('next-action');

/** Resolves when the whole body is there, or when it will not come. The page's own reading is not touched. */
const whenRead = async (response: Response): Promise<void> => {
  try {
    await response.clone().body?.pipeTo(new WritableStream());
  } catch {
    // It broke off, or was aborted: over in any case.
  }
};

const isOnItsWay = ({ src, noModule, type }: HTMLScriptElement): boolean =>
  /^https?:/.test(src) &&
  !noModule &&
  /^(module|text\/javascript|)$/.test(type) &&
  performance.getEntriesByName(src).length === 0;

/** Begins to watch. Once for each page. */
export function watchActivity(): Activity {
  const flights = new Set<Flight>();
  const timers = new Set<number>();
  let lastAt = performance.now();
  const note = (): void => {
    lastAt = performance.now();
  };

  const originalFetch = window.fetch;
  window.fetch = async (input, init) => {
    const flight: Flight = {
      isCall: isActionCall(input, init),
      beganAt: performance.now(),
      isAnswered: false,
    };
    const land = (): void => {
      flights.delete(flight);
      note();
    };
    flights.add(flight);
    note();
    try {
      const response = await originalFetch(input, init);
      flight.isAnswered = true;
      note();
      void whenRead(response).then(land);
      return response;
    } catch (error) {
      land();
      throw error;
    }
  };

  const { setTimeout: originalSet, clearTimeout: originalClear } = window;
  const forget = (timer: number): void => {
    if (timers.delete(timer)) note();
  };
  const set = (handler: TimerHandler, milliseconds = 0, ...args: unknown[]): number => {
    if (typeof handler !== 'function' || milliseconds >= LONGEST_TIMER_MS)
      return originalSet(handler, milliseconds, ...args);
    const timer: number = originalSet(() => {
      forget(timer);
      handler(...args);
    }, milliseconds);
    timers.add(timer);
    return timer;
  };
  // The page's types are a browser's; those of Node, which the compiler knows too, return objects.
  window.setTimeout = set as typeof window.setTimeout;
  window.clearTimeout = (timer) => {
    if (typeof timer === 'number') forget(timer);
    originalClear(timer);
  };

  // By default the browser stops noting after 250 files, and then every script would seem to be on its way.
  performance.setResourceTimingBufferSize(10_000);

  return {
    get lastAt() {
      return lastAt;
    },
    get waitsSince() {
      const begun = [...flights].filter(({ isCall }) => !isCall).map(({ beganAt }) => beganAt);
      return begun.length > 0 ? Math.min(...begun) : null;
    },
    isBusy(heldReplies) {
      const unanswered = [...flights].filter(({ isCall, isAnswered }) => isCall && !isAnswered).length;
      return (
        flights.size > Math.min(unanswered, heldReplies) ||
        timers.size > 0 ||
        document.readyState !== 'complete' ||
        [...document.scripts].some(isOnItsWay)
      );
    },
  };
}
