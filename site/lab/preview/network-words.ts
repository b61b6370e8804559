/** Owns the network conditions that are offered, and their words. Pure. */
import * as texts from '#texts/preview.ts';
import type { NetworkCondition } from '../../lib/sandbox/sandbox.ts';

export interface Offer {
  readonly condition: NetworkCondition | null;
  readonly words: string;
}

const later = (seconds: number): Offer => ({
  condition: { kind: 'delay', milliseconds: seconds * 1000 },
  words: texts.secondsLater(seconds),
});

export const offers: readonly Offer[] = [
  { condition: null, words: texts.atOnce },
  later(0.5),
  later(2),
  later(5),
  { condition: { kind: 'hold' }, words: texts.held },
  { condition: { kind: 'lose' }, words: texts.nextLost },
  { condition: { kind: 'fail' }, words: texts.nextFails },
];

/** What is on, in a sentence. @param waiting How many replies are being held now. */
export function conditionText(condition: NetworkCondition, waiting: number): string {
  switch (condition.kind) {
    case 'delay':
      return texts.repliesComeLater(condition.milliseconds / 1000, waiting);
    case 'hold':
      return waiting === 0 ? texts.repliesWillBeHeld : texts.repliesAreHeld(waiting);
    case 'lose':
      return texts.nextReplyGetsLost;
    case 'fail':
      return texts.nextReplyFails;
  }
}
