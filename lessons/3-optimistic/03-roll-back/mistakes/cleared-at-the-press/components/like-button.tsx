// Owns the button that likes an event, with its count.
'use client';

import { useOptimistic, useState, useTransition } from 'react';
import { likeEvent } from '@/actions/likes';
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
  const [isSending, startTransition] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const [shown, guess] = useOptimistic<Shown, boolean>({ likes, liked }, afterPress);

  function press() {
    const wanted = !shown.liked;
    setProblem(null);
    startTransition(async () => {
      guess(wanted);
      try {
        const answer = await likeEvent(eventId, wanted);
        // What went well needs no word; what was cleared at the press is clear.
        if (!answer.ok) setProblem(answer.message);
      } catch {
        setProblem('That did not work. Please try again.');
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
      <Message answer={problem === null ? null : { ok: false, message: problem }} />
    </div>
  );
}
