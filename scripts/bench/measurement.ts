/** Owns what one measurement of the bench is. */
import type { Unit } from './statistics.ts';

/** Values by figure; a figure may get several in one run. */
export type Values = Readonly<Record<string, readonly number[]>>;

export interface Measurement {
  readonly figures: Readonly<Record<string, Unit>>;
  /** Always the same, so that one run is enough. */
  readonly isExact?: boolean;
  /** Done before the first run, and not measured. */
  prepare?(): Promise<unknown>;
  /** One run. What cannot be measured here is left out. */
  run(): Promise<Values>;
}
