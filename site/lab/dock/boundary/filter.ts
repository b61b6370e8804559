/** Owns which of the calls are listed: by words, by who made them and as whom, by whether they failed. And the pause. Pure. */
import type { CallSource, Person, WireCall } from '../../../lib/sandbox/sandbox.ts';
import { argsText, outcomeText, saysNo, sourceText } from '../words.ts';

export interface CallFilter {
  /** Every word of it must be found: in the action's name and file, the person, the arguments or the outcome. */
  readonly text: string;
  /** `own`: whatever the learner made happen, which checks did not. */
  readonly source: CallSource | 'all' | 'own';
  readonly person: Person | 'all';
  readonly failedOnly: boolean;
}

export const everyCall: CallFilter = { text: '', source: 'all', person: 'all', failedOnly: false };

/** What is listed at first: a check run makes some forty calls, among which one's own would be lost. */
export const ownCalls: CallFilter = { ...everyCall, source: 'own' };

export const isOwn = ({ source }: Pick<WireCall, 'source'>): boolean => source !== 'check';

const isFrom = (call: WireCall, source: CallFilter['source']): boolean => {
  if (source === 'all') return true;
  return source === 'own' ? isOwn(call) : call.source === source;
};

/** Whether the caller did not get what was asked for: it threw, was refused by Next or by the action, or no reply came. */
export function hasFailed({ reply }: Pick<WireCall, 'reply'>): boolean {
  if (!reply) return false;
  const { outcome } = reply;
  if (outcome.kind === 'value') return saysNo(outcome.value);
  return outcome.kind !== 'redirect';
}

const wordsOf = (call: WireCall): string =>
  [
    call.action?.name,
    call.action?.file,
    call.person,
    sourceText[call.source],
    argsText(call.args),
    outcomeText(call),
    hasFailed(call) ? 'failed' : '',
  ]
    .join(' ')
    .toLowerCase();

/** The calls that fit all that is asked for, in the order given. */
export function filterCalls(calls: readonly WireCall[], filter: CallFilter): WireCall[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return calls.filter((call) => {
    if (!isFrom(call, filter.source)) return false;
    if (filter.person !== 'all' && call.person !== filter.person) return false;
    if (filter.failedOnly && !hasFailed(call)) return false;
    if (words.length === 0) return true;
    const text = wordsOf(call);
    return words.every((word) => text.includes(word));
  });
}

/**
 * What is listed during a pause: the calls there were when it began, as they are now, and how many have come since.
 * @param paused The calls when the pause began; null where there is none.
 */
export function duringPause(
  live: readonly WireCall[],
  paused: readonly WireCall[] | null,
): { readonly calls: readonly WireCall[]; readonly more: number } {
  if (!paused) return { calls: live, more: 0 };
  const newest = new Map(live.map((call) => [call.id, call]));
  const calls = paused.map((call) => newest.get(call.id) ?? call);
  for (const { id } of paused) newest.delete(id);
  return { calls, more: newest.size };
}
