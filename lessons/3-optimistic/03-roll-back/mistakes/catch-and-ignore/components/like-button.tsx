// Owns the button that likes an event, with its count.
'use client';

import { useOptimistic, useTransition } from 'react';
import { likeEvent } from '@/actions/likes';
import { count } from '@/lib/format';
import styles from './forms.module.css';
import ui from './ui.module.css';

interface Props {
  eventId: string;
  likes: number;
  /** Whether the person looking likes it. */
  liked: boolean;
}

type Shown = Pick<Props, 'likes' | 'liked'>;

/** What the button says after a press that the server has not answered yet. */
function afterPress(now: Shown, wanted: boolean): Shown {
  if (now.liked === wanted) return now;
  return { liked: wanted, likes: now.likes + (wanted ? 1 : -1) };
}

export function LikeButton({ eventId, likes, liked }: Props) {
  const [isSending, startTransition] = useTransition();
  const [shown, guess] = useOptimistic<Shown, boolean>({ likes, liked }, afterPress);

  function press() {
    const wanted = !shown.liked;
    startTransition(async () => {
      guess(wanted);
      try {
        await likeEvent(eventId, wanted);
      } catch {
        // React takes the guess back by itself.
      }
    });
  }

  return (
    <div className={styles.like}>
      <button
        type="button"
        className={shown.liked ? ui.primary : ui.button}
        aria-pressed={shown.liked}
        aria-busy={isSending}
        onClick={press}
      >
        {count(shown.likes, 'like')}
      </button>
    </div>
  );
}
