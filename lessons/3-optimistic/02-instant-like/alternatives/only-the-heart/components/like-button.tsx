// Owns the button that likes an event, with its count.
'use client';

import { useOptimistic, useState, useTransition } from 'react';
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
  const [, startTransition] = useTransition();
  // One guess, and the number follows from it.
  const [isMine, guess] = useOptimistic(liked);
  const shown = likes - Number(liked) + Number(isMine);

  function press() {
    startTransition(async () => {
      guess(!isMine);
      const result = await likeEvent(eventId, !isMine);
      startTransition(() => setAnswer(result));
    });
  }

  return (
    <div className={styles.like}>
      <button type="button" className={isMine ? ui.primary : ui.button} aria-pressed={isMine} onClick={press}>
        {count(shown, 'like')}
      </button>
      <Message answer={answer?.ok ? null : answer} />
    </div>
  );
}
