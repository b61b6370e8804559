/** Owns the network conditions that are offered, and their words. Pure. */
import type { NetworkCondition } from '../../lib/sandbox/sandbox.ts';

export interface Offer {
  readonly condition: NetworkCondition | null;
  readonly words: string;
}

const later = (seconds: number): Offer => ({
  condition: { kind: 'delay', milliseconds: seconds * 1000 },
  words: `${seconds} s later`,
});

export const offers: readonly Offer[] = [
  { condition: null, words: 'At once' },
  later(0.5),
  later(2),
  later(5),
  { condition: { kind: 'hold' }, words: 'When you let them go' },
  { condition: { kind: 'lose' }, words: 'The next one never: the connection breaks' },
  { condition: { kind: 'fail' }, words: 'The next one as a server error' },
];

/** What is on, in a sentence. @param waiting How many replies are being held now. */
export function conditionText(condition: NetworkCondition, waiting: number): string {
  switch (condition.kind) {
    case 'delay':
      return `Replies come ${condition.milliseconds / 1000} s later${waiting > 0 ? `; ${waiting} on the way` : ''}.`;
    case 'hold':
      if (waiting === 0) return 'Replies will be held.';
      return waiting === 1 ? '1 reply is held.' : `${waiting} replies are held.`;
    case 'lose':
      return 'The next reply gets lost.';
    case 'fail':
      return 'The next reply is a server error.';
  }
}
