// Owns the organiser's badge: how many comments are new, and the button that says they have been read.
'use client';

import { useState, useTransition } from 'react';
import { count } from '@/lib/format';

interface Props {
  /** `markCommentsRead`, bound by the server to the comments that are counted here. */
  action: () => Promise<void>;
  total: number;
}

export function NewComments({ action, total }: Props) {
  const [left, setLeft] = useState(total);
  const [pending, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      await action();
      setLeft(0);
    });
  return (
    <form action={submit}>
      {left === 0 ? 'No new comments' : count(left, 'new comment')}{' '}
      {left > 0 && (
        <button type="submit" disabled={pending}>
          Mark as read
        </button>
      )}
    </form>
  );
}
