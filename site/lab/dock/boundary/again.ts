/** Owns a call as a draft for the Attack form, to be sent again from there. Pure. */
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
