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

type Shown = Pick<Props, 'likes' | 'liked'>;

const FAILED: LikeResult = {
  ok: false,
  message: 'That did not go through. Press again to give it another try.',
};

export function LikeButton({ eventId, likes, liked }: Props) {
  const [answer, setAnswer] = useState<LikeResult | null>(null);
  const [shown, setShown] = useState<Shown>({ likes, liked });

  function press() {
    const wanted = !shown.liked;
    const step = wanted ? 1 : -1;
    setShown((now) => ({ likes: now.likes + step, liked: wanted }));
    startTransition(async () => {
      const result = await likeEvent(eventId, wanted).catch(() => FAILED);
      setAnswer(result);
      // Undo it.
      if (!result.ok) setShown((now) => ({ likes: now.likes - step, liked: !wanted }));
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
