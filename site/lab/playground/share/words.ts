/** Owns figures as people read them. Pure. */

/** `1,204`. */
export const numeral = (value: number): string => value.toLocaleString('en');

/** `1 file`, `3 files`. */
export const count = (value: number, thing: string): string =>
  `${numeral(value)} ${thing}${value === 1 ? '' : 's'}`;
