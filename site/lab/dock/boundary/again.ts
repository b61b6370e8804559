/** Owns sending a call again by other means: as a draft for the Attack form, as a command for a terminal. Pure. */
import { canonicalOrigin, type WireCall } from '../../../lib/sandbox/sandbox.ts';
import type { TaggedValue } from '../../../lib/sandbox/value.ts';
import type { AttackDraft } from '../attack-draft.ts';

/** In the tagged form, whatever JSON cannot say is an object with the key "$". */
const isPlain = (value: TaggedValue): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return !('$' in value) && Object.values(value).every(isPlain);
};

/** A call's arguments as JSON; null if they hold what JSON cannot say, such as a form or a date. */
export const argumentsAsJson = ({ args }: Pick<WireCall, 'args'>): string | null =>
  args.every(isPlain) ? JSON.stringify(args) : null;

/** The same call as a draft for the Attack form; null if it cannot be written there. */
export function toDraft(call: WireCall): AttackDraft | null {
  const args = argumentsAsJson(call);
  if (args === null || !call.action) return null;
  const origin = call.origin === null ? 'none' : call.origin === canonicalOrigin ? 'same' : 'other';
  return {
    action: `${call.action.name}@${call.action.file}`,
    person: call.person ?? 'anon',
    origin,
    page: call.page,
    args,
  };
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** React writes a text that begins with "$" with one more, since "$" begins what JSON cannot say. */
const escaped = (value: TaggedValue): TaggedValue => {
  if (typeof value === 'string') return value.startsWith('$') ? `$${value}` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(escaped);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, escaped(each)]));
};

/**
 * The call for a terminal, as React and Next send it (react-server-dom's encodeReply: plain arguments are one JSON text).
 * @param origin Where the app answers this person, who is signed in there.
 * @returns null if the arguments are more than JSON.
 */
export function toCurl(call: WireCall, origin: string): string | null {
  if (!call.action || argumentsAsJson(call) === null) return null;
  const headers = [
    `next-action: ${call.action.id}`,
    'accept: text/x-component',
    'content-type: text/plain;charset=UTF-8',
    `origin: ${origin}`,
  ];
  const lines = [
    `curl ${quote(origin + call.page)}`,
    ...headers.map((header) => `-H ${quote(header)}`),
    `--data-raw ${quote(JSON.stringify(call.args.map(escaped)))}`,
  ];
  return lines.join(' \\\n  ');
}
