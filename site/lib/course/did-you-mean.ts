/** Owns guessing which of the known names was meant by one that is not known. Pure. */

/** How many letters must be put in, left out or exchanged to make one text of another (Levenshtein, by rows). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
};

/**
 * The known name nearest to `name`; null if none is near.
 * @param limit How many letters may differ; by default a third of the name's.
 */
export function nearest(
  name: string,
  known: readonly string[],
  limit = Math.ceil(name.length / 3),
): string | null {
  const plain = name.toLowerCase();
  const [best] = known
    .map((each) => ({ each, far: distance(plain, each.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= limit ? best.each : null;
}

/** "Did you mean own-row?", or what to do if nothing is near. */
export const didYouMean = (name: string, known: readonly string[], otherwise: string): string => {
  const near = nearest(name, known);
  return near === null ? otherwise : `Did you mean ${near}?`;
};
