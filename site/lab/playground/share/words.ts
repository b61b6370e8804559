/** Owns figures as people read them. Pure. */

/** `1,204`. */
export const numeral = (value: number): string => value.toLocaleString('en');

/** `1 file`, `3 files`. */
export const count = (value: number, thing: string): string =>
  `${numeral(value)} ${thing}${value === 1 ? '' : 's'}`;

/** `820 bytes`, `3.4 kB`, `1.2 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
