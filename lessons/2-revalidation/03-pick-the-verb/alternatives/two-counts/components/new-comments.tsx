// Owns the organiser's badge.
'use client';

import { useTransition } from 'react';
import { markCommentsRead } from '@/actions/event-desk';
import { count } from '@/lib/format';

export function NewComments({ unread }: { unread: string[] }) {
  const [pending, startTransition] = useTransition();
  if (unread.length === 0) return <p>No new comments</p>;
  const read = () => startTransition(() => markCommentsRead(unread));
  return (
    <p>
      {count(unread.length, 'new comment')}{' '}
      <button type="button" onClick={read} disabled={pending}>
        Mark as read
      </button>
    </p>
  );
}
