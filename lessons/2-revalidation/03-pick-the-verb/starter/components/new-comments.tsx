// Owns the organiser's badge: how many comments are new, and the button that says they have been read.
'use client';

import { useActionState } from 'react';
import { count } from '@/lib/format';

interface Props {
  /** `markCommentsRead`, bound by the server to the comments that are counted here. */
  action: () => Promise<void>;
  total: number;
}

export function NewComments({ action, total }: Props) {
  const [, submit, pending] = useActionState(action, undefined);
  return (
    <form action={submit}>
      {total === 0 ? 'No new comments' : count(total, 'new comment')}{' '}
      {total > 0 && (
        <button type="submit" disabled={pending}>
          Mark as read
        </button>
      )}
    </form>
  );
}
