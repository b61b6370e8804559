/** Owns putting a call on the wire into words. Pure. */
import {
  type ActionReply,
  type CallSource,
  canonicalOrigin,
  type WireCall,
} from '../../lib/sandbox/sandbox.ts';
import { showValue, type TaggedValue } from '../../lib/sandbox/value.ts';

export const count = (number: number, word: string, words = `${word}s`): string =>
  `${number} ${number === 1 ? word : words}`;

/** The call as code: `cancelOrder("ord_1")`. */
export const callText = ({ action, args }: Pick<WireCall, 'action' | 'args'>): string =>
  `${action?.name ?? 'unknown'}(${args.map(showValue).join(', ')})`;

/** Said only where it is not the app's own. */
export function originText(origin: string | null): string | null {
  if (origin === canonicalOrigin) return null;
  return origin === null ? 'none sent' : origin;
}

export const milliseconds = (ms: number): string =>
  ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`;

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
      return { label: 'reply', text: showValue(outcome.value), isCode: true };
    case 'error':
      return { label: 'threw', text: outcome.message || 'an error without a message', isCode: false };
    case 'redirect':
      return { label: 'redirect', text: outcome.to, isCode: true };
    case 'refused':
      return {
        label: 'refused',
        text: `Next.js answered before the action ran${outcome.text ? `: ${outcome.text}` : '.'}`,
        isCode: false,
      };
    default:
      return { label: 'reply', text: 'The connection broke before a reply came.', isCode: false };
  }
}

/** A text on one line, cut where it is longer than this. */
export const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

/** What came of a call, for one line of a list. */
export function outcomeText({ state, reply }: Pick<WireCall, 'state' | 'reply'>): string {
  if (state === 'running') return 'running';
  if (state === 'held') return 'its reply is held';
  if (!reply) return 'no reply';
  const { label, text } = replyText(reply);
  if (label === 'reply') return shorten(text, 60);
  return label === 'refused' ? 'refused by Next.js' : `${label}: ${shorten(text, 50)}`;
}

/** Every tag that the call expired, once. */
export const expiredTags = ({ cache }: Pick<WireCall, 'cache'>): string[] => [
  ...new Set(cache.filter(({ kind }) => kind === 'invalidate').flatMap(({ tags }) => tags)),
];

export const sourceText: Record<CallSource, string> = { preview: 'page', check: 'check', attack: 'attack' };

export const argsText = (args: readonly TaggedValue[]): string => args.map(showValue).join(', ');
