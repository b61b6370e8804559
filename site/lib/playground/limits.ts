/**
 * Owns how much a playground may hold and a link may carry. What is made here and what comes from others is measured by
 * the same figures, so that whatever one page gives another takes.
 */

/** Files that differ from the base. A lesson changes one or two. */
export const MAX_CHANGES = 200;
/** Bytes of one file. */
export const MAX_FILE = 1_000_000;
/** Bytes of all that differs from the base. */
export const MAX_CHANGED = 5_000_000;
/** Characters of the own checks. */
export const MAX_CHECKS = 100_000;
/** Characters of a playground's name. */
export const MAX_NAME = 80;

/**
 * Characters of a whole link. Chrome's address bar shows 32 kB and Teams takes 28 kB in a message; Slack, GitHub and
 * WhatsApp take more. A longer link would be cut somewhere on its way, so there is none.
 */
export const LONGEST_LINK = 25_000;
/** Characters of a link that goes anywhere: a message on Discord is 2,000, and every browser of the last ten years takes it. */
export const GOES_ANYWHERE = 2_000;
/** Bytes that a link may become. Code of this size would make a link far beyond the longest. */
export const MAX_UNPACKED_LINK = 1_000_000;
