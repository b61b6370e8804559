/** Owns putting a call on the wire into words. Pure. */
import * as texts from '#texts/calls.ts';
import {
  type ActionReply,
  type CallSource,
  canonicalOrigin,
  type WireCall,
} from '../../lib/sandbox/sandbox.ts';
import { showValue, type TaggedValue } from '../../lib/sandbox/value.ts';

/** The call as code: `cancelOrder("ord_1")`. */
export const callText = ({ action, args }: Pick<WireCall, 'action' | 'args'>): string =>
  `${action?.name ?? texts.unknown}(${args.map(showValue).join(', ')})`;

/** Said only where it is not the app's own. */
export function originText(origin: string | null): string | null {
  if (origin === canonicalOrigin) return null;
  return origin === null ? texts.noneSent : origin;
}

export const milliseconds = (ms: number): string =>
  ms >= 1000 ? texts.seconds(ms / 1000) : texts.milliseconds(Math.round(ms));

/** Whether an action answered with a refusal, as the app's own actions write one: `{ ok: false }`. */
export const saysNo = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;

export interface ReplyText {
  readonly label: string;
  readonly text: string;
  /** Code is set in the code's face. */
  readonly isCode: boolean;
}

export function replyText({ outcome }: ActionReply): ReplyText {
  switch (outcome.kind) {
    case 'value':
      return { label: texts.reply, text: showValue(outcome.value), isCode: true };
    case 'error':
      return { label: texts.threw, text: outcome.message || texts.anErrorWithoutAMessage, isCode: false };
    case 'redirect':
      return { label: texts.redirect, text: outcome.to, isCode: true };
    case 'refused':
      return {
        label: texts.refused,
        text: texts.answeredBeforeAction(outcome.text),
        isCode: false,
      };
    default:
      return { label: texts.reply, text: texts.connectionBroke, isCode: false };
  }
}

/** A text on one line, cut where it is longer than this. */
export const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

/** What came of a call, for one line of a list. */
export function outcomeText({ state, reply }: Pick<WireCall, 'state' | 'reply'>): string {
  if (state === 'running') return texts.running;
  if (state === 'held') return texts.itsReplyIsHeld;
  if (!reply) return texts.noReply;
  const { label, text } = replyText(reply);
  if (label === texts.reply) return shorten(text, 60);
  return label === texts.refused ? texts.refusedByNextJs : `${label}: ${shorten(text, 50)}`;
}

/** Every tag that the call expired, once. */
export const expiredTags = ({ cache }: Pick<WireCall, 'cache'>): string[] => [
  ...new Set(cache.filter(({ kind }) => kind === 'invalidate').flatMap(({ tags }) => tags)),
];

export const sourceText: Record<CallSource, string> = {
  preview: texts.byPage,
  check: texts.byCheck,
  attack: texts.byAttack,
};

export const argsText = (args: readonly TaggedValue[]): string => args.map(showValue).join(', ');
