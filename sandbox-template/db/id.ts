// Owns the ids of rows made while the shop runs.
import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * A fresh id such as `ord_x7k2m9`.
 * @param length letters after the prefix; use more where nobody may guess it
 */
export function newId(prefix: string, length = 6): string {
  return `${prefix}_${Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
}
