// Owns the numbers of a counter that nobody has set.

/** A number from 10 to 99 made from the name: always the same for one name. */
export function madeUpCount(name: string): number {
  const sum = [...name].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 90, 7);
  return 10 + sum;
}
