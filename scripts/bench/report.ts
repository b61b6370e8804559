/** Owns how the bench's figures look to a person. */
import { aims } from './aims.ts';
import type { Figure, Ratio, Unit } from './statistics.ts';

const shown: Record<Unit, (value: number) => string> = {
  ms: (value) => (value < 1000 ? `${value.toFixed(1)} ms` : `${(value / 1000).toFixed(2)} s`),
  bytes: (value) => (value < 1e6 ? `${(value / 1e3).toFixed(1)} kB` : `${(value / 1e6).toFixed(1)} MB`),
  files: (value) => String(value),
  characters: (value) => String(value),
  shift: (value) => value.toFixed(3),
  count: (value) => String(value),
  score: (value) => String(value),
};

/** What the median should stay under, or reach if it is a score, and whether it does; empty for what has no aim. */
const aimOf = ({ name, unit, median }: Figure): string[] => {
  const aim = aims[name];
  if (aim === undefined) return ['', ''];
  const isMet = unit === 'score' ? median >= aim : median <= aim;
  return [shown[unit](aim), isMet ? 'met' : 'missed'];
};

const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) =>
        index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
      )
      .join('  ');
  return rows.map(line).join('\n');
};

/** Two tables as text: figures with their aims, and ratios if there are any. */
export function toTable(figures: readonly Figure[], ratios: readonly Ratio[]): string {
  const rows = figures.map((figure) => {
    const { name, unit, median, min, max, runs } = figure;
    return [name, shown[unit](median), shown[unit](min), shown[unit](max), String(runs), ...aimOf(figure)];
  });
  const tables = [columns([['figure', 'median', 'min', 'max', 'values', 'aim', ''], ...rows])];
  if (ratios.length > 0) {
    const compared = ratios.map(({ name, ours, theirs, ratio }) => [
      name,
      ours.toFixed(1),
      theirs.toFixed(1),
      ratio.toFixed(3),
    ]);
    tables.push(columns([['ratio', 'ours', 'theirs', 'ours / theirs'], ...compared]));
  }
  return tables.join('\n\n');
}
