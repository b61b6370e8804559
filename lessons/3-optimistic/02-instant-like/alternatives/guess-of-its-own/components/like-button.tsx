// Owns the button that likes an event, with its count.
'use client';

import { startTransition, useState } from 'react';
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
  /** What the last press asked for, for as long as no answer is there; null if nothing is on its way. */
  const [wish, setWish] = useState<boolean | null>(null);
  const isMine = wish ?? liked;

  function press() {
    const wanted = !isMine;
    setWish(wanted);
    startTransition(async () => {
      try {
        setAnswer(await likeEvent(eventId, wanted));
      } finally {
        // In a transition, so that it goes in the same moment in which the server's new data comes.
        startTransition(() => setWish(null));
      }
    });
  }

  return (
    <div className={styles.like}>
      <button type="button" className={isMine ? ui.primary : ui.button} aria-pressed={isMine} onClick={press}>
        {count(likes - Number(liked) + Number(isMine), 'like')}
      </button>
      <Message answer={answer?.ok ? null : answer} />
    </div>
  );
}
