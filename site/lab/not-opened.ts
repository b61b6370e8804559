/** Owns which words say why a lesson could not be opened. Pure. */
import * as texts from '#texts/workbench.ts';

export interface NotOpened {
  readonly headline: string;
  /** What is said after it; whoever reads it can try again. */
  readonly why: string;
}

/** @param isOnline What the browser knows of its connection: without one its own words for a failure say nothing. */
export const whyNotOpened = (error: unknown, isOnline: boolean): NotOpened =>
  isOnline
    ? {
        headline: texts.couldNotBeOpened,
        why: error instanceof Error ? error.message : String(error),
      }
    : {
        headline: texts.youAreOffline,
        why: texts.notKeptHere,
      };
