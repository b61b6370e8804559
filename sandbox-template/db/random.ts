// Owns chance that can be repeated: the same seed always draws the same numbers, ids and strings.

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

export interface Random {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** Lower-case letters and digits. */
  text(length: number): string;
  /** An id such as `ord_x7k2m9`. */
  id(prefix: string): string;
}

/** A generator for one seed. Not for secrets at run time: who knows the seed knows what it draws. */
export function randomFrom(seed: string): Random {
  const next = sfc32(seed);
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const text = (length: number) =>
    Array.from({ length }, () => LETTERS[between(0, LETTERS.length - 1)]).join('');
  return { between, text, id: (prefix) => `${prefix}_${text(6)}` };
}

/** Chris Doty-Humphrey's sfc32, its 128 bits of state filled from the seed by four FNV-1a passes. */
function sfc32(seed: string): () => number {
  let [a, b, c, d] = [fnv(seed, 1), fnv(seed, 2), fnv(seed, 3), fnv(seed, 4)];
  const next = () => {
    const t = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

function fnv(text: string, pass: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(pass, 0x9e3779b9);
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
