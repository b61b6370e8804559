/** Owns putting what was observed into words. */
import type { ActionReply, RowChange } from '../sandbox/sandbox.ts';
import { showValue } from '../sandbox/value.ts';

export interface CellChange {
  /** `orders.ord_1042.status` */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A row's change cell by cell; a row that came or went is one entry. */
export function describeChange({ table, id, before, after }: RowChange): CellChange[] {
  if (before && after) {
    return Object.keys(after)
      .filter((column) => before[column] !== after[column])
      .map((column) => ({
        path: `${table}.${id}.${column}`,
        before: show(before[column]),
        after: show(after[column]),
      }));
  }
  return [{ path: `${table}.${id}`, before: before && 'a row', after: after && showRow(after) }];
}

/** The columns of a new row that say something, without its id. */
const showRow = (row: Record<string, unknown>): string =>
  Object.entries(row)
    .filter(([column, value]) => column !== 'id' && value !== null)
    .map(([column, value]) => `${column}: ${show(value)}`)
    .join(', ')
    .slice(0, 160);

export const describeChanges = (changes: readonly RowChange[]): string =>
  changes
    .flatMap(describeChange)
    .map(({ path, before, after }) => `${path} ${before ?? 'nothing'} → ${after ?? 'gone'}`)
    .join('; ');

/** Any value in a sentence, kept short. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'undefined';
  // JSON has neither NaN nor -0.
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (value instanceof RegExp || typeof value === 'function') return String(value);
  try {
    const text = showValue(JSON.parse(JSON.stringify(value)));
    return text.length > 240 ? `${text.slice(0, 240)}…` : text;
  } catch {
    return String(value);
  }
}

/** What came back from an action, as the end of a sentence: `it returned { ok: true }`. */
export function describeOutcome(outcome: ActionReply['outcome']): string {
  switch (outcome.kind) {
    case 'value':
      return `it returned ${showValue(outcome.value)}`;
    case 'error':
      return `it threw “${outcome.message}”`;
    case 'redirect':
      return `it redirected to ${outcome.to}`;
    case 'refused':
      return `the server answered “${outcome.text}” before the action ran`;
    case 'lost':
      return 'the connection broke';
  }
}
