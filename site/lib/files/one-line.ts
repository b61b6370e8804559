/** Owns making one line of whatever somebody wrote: nothing in it hides, moves a cursor, or begins a line of its own. Pure. */

/** Text without what hides, moves a cursor or begins a line. */
export const ONE_LINE = /^(?:[\u200c\u200d]|[^\p{C}\p{Zl}\p{Zp}])*$/u;

/** Joiners stay: they make letters of some scripts, and pictures of several. */
export const oneLine = (text: string): string =>
  text.replace(/(?:(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}\s])+/gu, ' ').trim();

/** A name as a part of a file's name: letters and digits, with dashes between. */
export const fileWords = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'unnamed';
