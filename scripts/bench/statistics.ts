/** Owns what is said of repeated measurements: median, smallest, largest, how many; and ratios of two of them. */

export type Unit = 'ms' | 'bytes' | 'files' | 'characters' | 'shift' | 'count' | 'score';

export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** How many values it stands for. */
  readonly runs: number;
}

export interface Ratio {
  readonly name: string;
  readonly ours: number;
  readonly theirs: number;
  /** Ours divided by theirs; below 1 where ours is smaller. */
  readonly ratio: number;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The middle of the values, or halfway between the two in the middle. @throws if there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (lower === undefined || upper === undefined) throw new Error('There is no median of no values.');
  return (lower + upper) / 2;
}

/** The value that this share of them does not exceed: 0.95 for what nineteen of twenty stay under. @throws if there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('There is no percentile of no values.');
  return found;
}

/** Layout shifts are small numbers; of everything else a tenth is enough. */
const digitsOf = (unit: Unit): number => (unit === 'shift' ? 3 : 1);

/** Sums up one figure, rounded. @throws if there are no values. */
export const summarise = (name: string, unit: Unit, values: readonly number[]): Figure => ({
  name,
  unit,
  median: round(median(values), digitsOf(unit)),
  min: round(Math.min(...values), digitsOf(unit)),
  max: round(Math.max(...values), digitsOf(unit)),
  runs: values.length,
});

/** The ratio of two figures' medians, rounded to a thousandth; null if one of them was not measured. */
export function compare(name: string, ours: Figure | undefined, theirs: Figure | undefined): Ratio | null {
  if (!ours || !theirs) return null;
  return { name, ours: ours.median, theirs: theirs.median, ratio: round(ours.median / theirs.median, 3) };
}
