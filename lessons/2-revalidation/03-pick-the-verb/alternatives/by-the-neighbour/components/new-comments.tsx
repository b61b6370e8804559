// Owns the organiser's badge: how many comments are new, and the button that says they have been read.
'use client';

import { useOptimistic } from 'react';
import { count } from '@/lib/format';

interface Props {
  /** `markCommentsRead`, bound by the server to the comments that are counted here. */
  action: () => Promise<void>;
  total: number;
}

export function NewComments({ action, total }: Props) {
  // None, until the server's answer says how many it really is.
  const [left, setLeft] = useOptimistic(total);
  const submit = async () => {
    setLeft(0);
    await action();
  };
  return (
    <form action={submit}>
      {left === 0 ? 'No new comments' : count(left, 'new comment')}{' '}
      {left > 0 && <button type="submit">Mark as read</button>}
    </form>
  );
}
