/** Owns what a terminal does to a process's input and output, and how carelessly a host cuts it. Pure. */

/** Input as the process gets it: a terminal turns carriage returns into newlines, so "\r\n" becomes two of them. */
export const toInput = (typed: string): string => typed.replaceAll('\r', '\n');

/** Text as the terminal shows it, be it printed by the process or echoed as it was typed. */
export const toScreen = (text: string): string => text.replace(/\r?\n/g, '\r\n');

/** A generator of the same numbers in [0, 1) for the same seed, so that a failure can be had again (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LONGEST = 3000;

/** Cuts bytes into pieces of 1 to 3,000, wherever that falls: inside lines, and inside characters. */
export function cutAnywhere(bytes: Uint8Array, random: () => number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    // Short ones often, or no character of a short text would ever be cut.
    const longest = random() < 0.5 ? 5 : LONGEST;
    const end = start + 1 + Math.floor(random() * longest);
    pieces.push(bytes.subarray(start, end));
    start = end;
  }
  return pieces;
}
