/** Owns what a check may do with the app's clock. */
import type { Control } from '../sandbox/client/sandbox.ts';

/** A stretch of time; what is given adds up. */
export interface Span {
  readonly seconds?: number;
  readonly minutes?: number;
  readonly hours?: number;
  readonly days?: number;
}

export interface ClockPort {
  /**
   * Moves the app's clock forward, until the check ends or `data.reset()`: what it takes for the time, how old its
   * sessions and its cached data are. Timers do not run any faster, and a page in the browser has a clock of its own.
   * @throws if the span is not longer than nothing.
   */
  advance(by: Span): Promise<void>;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const inMilliseconds = ({ seconds = 0, minutes = 0, hours = 0, days = 0 }: Span): number =>
  seconds * SECOND_MS + minutes * MINUTE_MS + hours * HOUR_MS + days * DAY_MS;

export const createClockPort = (control: Control): ClockPort => ({
  async advance(by) {
    const milliseconds = inMilliseconds(by);
    if (!(milliseconds > 0))
      throw new Error(`The clock only goes forward; ${JSON.stringify(by)} is no time to advance it by.`);
    await control.advanceClock({ milliseconds });
  },
});
