// Owns the button that likes an event, with its count.
'use client';

import { startTransition, useOptimistic, useState } from 'react';
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

/** What the button says after a press that the server has not answered yet. */
function afterPress(now: Shown, wanted: boolean): Shown {
  if (now.liked === wanted) return now;
  return { liked: wanted, likes: now.likes + (wanted ? 1 : -1) };
}

export function LikeButton({ eventId, likes, liked }: Props) {
  const [answer, setAnswer] = useState<LikeResult | null>(null);
  const [shown, guess] = useOptimistic<Shown, boolean>({ likes, liked }, afterPress);

  function press() {
    // What is shown, not what the server last said: an earlier press may still be on its way.
    const wanted = !shown.liked;
    startTransition(async () => {
      guess(wanted);
      const result = await likeEvent(eventId, wanted);
      if (!result.ok) setAnswer(result);
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
