/** Owns sending many calls of which none may change anything, and telling of the one that did. */
import type { RowChange } from '../sandbox/sandbox.ts';
import type { DataPort } from './data.ts';
import { CheckFailure } from './outcome.ts';
import type { Reply } from './reply.ts';

/** A call that must change nothing. */
export interface Attempt {
  send(): Promise<Reply>;
  /** Said to the learner if it does change something. */
  readonly said: string;
}

/** A new row in the audit table. Writing down who was refused what is good practice, and no harm. */
export const isAuditNote = ({ table, before }: RowChange): boolean => table === 'audit' && before === null;

export interface RefusalOptions {
  /** Changes that do no harm; without it, notes in the audit table. */
  readonly except?: (change: RowChange) => boolean;
}

/**
 * Sends all attempts at once, as an attacker would, and compares the database before and after: quicker than one
 * comparison for each, and it also sees what is written once the replies are out.
 * @throws {CheckFailure} with the words of the first attempt whose own call changed something.
 */
export async function expectAllRefused(
  data: DataPort,
  attempts: readonly Attempt[],
  { except = isAuditNote }: RefusalOptions = {},
): Promise<void> {
  let replies: readonly Reply[] = [];
  const diff = await data.diff(async () => {
    replies = await Promise.all(attempts.map((attempt) => attempt.send()));
  });
  if (diff.except(except).changes.length === 0) return;
  const culprit = replies.findIndex(({ changes }) => changes.some((change) => !except(change)));
  const said = attempts[culprit]?.said ?? 'All these calls had been answered, and then the data changed.';
  throw new CheckFailure(said, 'no change', replies[culprit]?.call);
}
