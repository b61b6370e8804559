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
  const [isMine, setMine] = useState(liked);
  // Other people's likes come from the server, my own is added here.
  const shown = { liked: isMine, likes: likes - Number(liked) + Number(isMine) };

  function press() {
    const wanted = !isMine;
    setMine(wanted);
    startTransition(async () => {
      const result = await likeEvent(eventId, wanted);
      setAnswer(result);
      if (!result.ok) setMine(!wanted);
    });
  }

  return (
    <div className={styles.like}>
      <button
        type="button"
        className={shown.liked ? ui.primary : ui.button}
        aria-pressed={shown.liked}
        onClick={press}
      >
        {count(shown.likes, 'like')}
      </button>
      <Message answer={answer?.ok ? null : answer} />
    </div>
  );
}
