// Owns the button that likes an event, with its count.
'use client';

import { useActionState } from 'react';
import type { LikeResult } from '@/actions/likes';
import { count } from '@/lib/format';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

interface Props {
  /**
   * `likeEvent`, bound by the server to this event and to the opposite of `liked`; why there, see
   * CancelOrder.
   */
  action: () => Promise<LikeResult>;
  likes: number;
  /** Whether the person looking likes it. */
  liked: boolean;
}

export function LikeButton({ action, likes, liked }: Props) {
  const [result, submit, pending] = useActionState<LikeResult | null>(action, null);
  return (
    <form action={submit} className={styles.like}>
      <button
        type="submit"
        className={liked ? ui.primary : ui.button}
        aria-pressed={liked}
        disabled={pending}
      >
        {count(likes, 'like')}
      </button>
      <Message answer={result?.ok ? null : result} />
    </form>
  );
}
