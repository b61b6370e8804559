/** Owns the words for what came of a forged call. It says what happened, not whether it should have. Pure. */
import type { ActionResult, Person } from '../../lib/sandbox/sandbox.ts';
import { looks } from '../Person.tsx';
import { count, saysNo } from './words.ts';

export interface Verdict {
  readonly kind: 'open' | 'shut';
  readonly title: string;
  readonly detail: string;
}

const quietly = ({ reply, call }: ActionResult): Verdict => {
  const name = call.action?.name ?? 'The action';
  const { outcome } = reply;
  switch (outcome.kind) {
    case 'refused':
      return {
        kind: 'shut',
        title: 'Refused. Nothing changed.',
        detail: 'Next.js answered before the action ran.',
      };
    case 'error':
      return {
        kind: 'shut',
        title: 'It threw. Nothing changed.',
        detail: `${name} ended with an error. That stops a call, too.`,
      };
    case 'redirect':
      return {
        kind: 'shut',
        title: 'Sent away. Nothing changed.',
        // The action may have done that, or a proxy before it was reached.
        detail: `The reply sends the caller to ${outcome.to}.`,
      };
    case 'lost':
      return {
        kind: 'shut',
        title: 'No reply came. Nothing changed.',
        detail: 'The connection broke before the reply.',
      };
    default:
      return saysNo(outcome.value)
        ? { kind: 'shut', title: 'Refused. Nothing changed.', detail: `${name} ran and said no.` }
        : {
            kind: 'shut',
            title: 'It answered. Nothing changed.',
            detail: `${name} ran, and the database is as it was.`,
          };
  }
};

export function verdictOf(result: ActionResult, person: Person): Verdict {
  const { call, reply } = result;
  if (call.changes.length === 0) return quietly(result);
  const name = call.action?.name ?? 'The action';
  const threw = reply.outcome.kind === 'error' ? ' Then it threw, which took nothing back.' : '';
  return {
    kind: 'open',
    title: `It went through. ${looks[person].sentence}`,
    detail: `${name} changed ${count(call.changes.length, 'row')}.${threw}`,
  };
}
