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

type Shown = Pick<Props, 'likes' | 'liked'>;

/** What the button says after a press that the server has not answered yet. */
function afterPress(now: Shown, wanted: boolean): Shown {
  if (now.liked === wanted) return now;
  return { liked: wanted, likes: now.likes + (wanted ? 1 : -1) };
}

const FAILED: LikeResult = {
  ok: false,
  message: 'That did not go through. Press again to give it another try.',
};

export function LikeButton({ eventId, likes, liked }: Props) {
  const [isSending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<LikeResult | null>(null);
  const [saved, setSaved] = useState<Shown>({ likes, liked });
  const [shown, guess] = useOptimistic<Shown, boolean>(saved, afterPress);

  function press() {
    const wanted = !shown.liked;
    startTransition(async () => {
      guess(wanted);
      try {
        const result = await likeEvent(eventId, wanted);
        setAnswer(result);
        if (result.ok) setSaved((before) => afterPress(before, wanted));
      } catch {
        setAnswer(FAILED);
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
      <Message answer={answer?.ok ? null : answer} />
    </div>
  );
}
