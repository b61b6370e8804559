/** Owns the words for why a lesson could not be opened. Pure. */

export interface NotOpened {
  readonly headline: string;
  /** What is said after it; whoever reads it can try again. */
  readonly why: string;
}

/** @param isOnline What the browser knows of its connection: without one its own words for a failure say nothing. */
export const whyNotOpened = (error: unknown, isOnline: boolean): NotOpened =>
  isOnline
    ? {
        headline: 'The lesson could not be opened. This is our fault, not yours.',
        why: error instanceof Error ? error.message : String(error),
      }
    : {
        headline: 'You are offline.',
        why: 'The editor and the app of this lesson are not kept in this browser yet; its text can be read. Connect first.',
      };
