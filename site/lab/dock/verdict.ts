/** Owns the words for what came of a forged call. It says what happened, not whether it should have. Pure. */
import * as texts from '#texts/attack.ts';
import type { ActionResult, Person } from '../../lib/sandbox/sandbox.ts';
import { looks } from '../Person.tsx';
import { saysNo } from './words.ts';

export interface Verdict {
  readonly kind: 'open' | 'shut';
  readonly title: string;
  readonly detail: string;
}

const quietly = ({ reply, call }: ActionResult): Verdict => {
  const name = call.action?.name ?? texts.theAction;
  const { outcome } = reply;
  switch (outcome.kind) {
    case 'refused':
      return {
        kind: 'shut',
        title: texts.refusedNothingChanged,
        detail: texts.answeredBeforeAction,
      };
    case 'error':
      return {
        kind: 'shut',
        title: texts.itThrewNothingChanged,
        detail: texts.endedWithError(name),
      };
    case 'redirect':
      return {
        kind: 'shut',
        title: texts.sentAwayNothingChanged,
        // The action may have done that, or a proxy before it was reached.
        detail: texts.sendsTheCallerTo(outcome.to),
      };
    case 'lost':
      return {
        kind: 'shut',
        title: texts.noReplyCameNothingChanged,
        detail: texts.connectionBroke,
      };
    default:
      return saysNo(outcome.value)
        ? { kind: 'shut', title: texts.refusedNothingChanged, detail: texts.ranAndSaidNo(name) }
        : {
            kind: 'shut',
            title: texts.itAnsweredNothingChanged,
            detail: texts.ranAndChangedNothing(name),
          };
  }
};

export function verdictOf(result: ActionResult, person: Person): Verdict {
  const { call, reply } = result;
  if (call.changes.length === 0) return quietly(result);
  const name = call.action?.name ?? texts.theAction;
  const threw = reply.outcome.kind === 'error' ? texts.thenItThrew : '';
  return {
    kind: 'open',
    title: texts.itWentThrough(looks[person].sentence),
    detail: texts.actionChanged(name, call.changes.length) + threw,
  };
}
