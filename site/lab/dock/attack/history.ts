/** Owns the attacks that were sent while a lesson is open: each as it was put together, with what came of it. Pure. */
import type { ActionResult } from '../../../lib/sandbox/sandbox.ts';
import type { AttackDraft } from '../attack-draft.ts';

export interface Sent {
  /** Counts from 1, and goes on counting when older ones are forgotten. */
  readonly number: number;
  readonly draft: AttackDraft;
  readonly result: ActionResult;
  /** The learner's edits at that time; the same object is the same code. */
  readonly edits: object;
}

const KEPT = 20;

/** With one more at the end. */
export const addSent = (history: readonly Sent[], sent: Omit<Sent, 'number'>): Sent[] => [
  ...history.slice(1 - KEPT),
  { ...sent, number: (history.at(-1)?.number ?? 0) + 1 },
];

/** The two that are compared, by their numbers: a third takes the place of the one that was picked first. */
export const pick = (picked: readonly number[], number: number): number[] =>
  picked.includes(number) ? picked.filter((each) => each !== number) : [...picked.slice(-1), number];

/** What is compared, in the order in which it was sent; null until two are picked. */
export function pickedPair(
  history: readonly Sent[],
  picked: readonly number[],
): readonly [Sent, Sent] | null {
  const [one, other] = history.filter(({ number }) => picked.includes(number));
  return one && other ? [one, other] : null;
}
