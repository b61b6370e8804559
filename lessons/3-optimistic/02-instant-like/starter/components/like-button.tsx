// Owns the button that likes an event, with its count.
'use client';

import { useState, useTransition } from 'react';
import { type LikeResult, likeEvent } from '@/actions/likes';
import { count } from '@/lib/format';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

interface Props {
  eventId: string;
  likes: number;
  /** Whether the person looking likes it. */
  liked: boolean;
}

export function LikeButton({ eventId, likes, liked }: Props) {
  const [answer, setAnswer] = useState<LikeResult | null>(null);
  const [isWaiting, startTransition] = useTransition();

  function press() {
    startTransition(async () => {
      setAnswer(await likeEvent(eventId, !liked));
    });
  }

  return (
    <div className={styles.like}>
      <button
        type="button"
        className={liked ? ui.primary : ui.button}
        aria-pressed={liked}
        disabled={isWaiting}
        onClick={press}
      >
        {count(likes, 'like')}
      </button>
      <Message answer={answer?.ok ? null : answer} />
    </div>
  );
}
