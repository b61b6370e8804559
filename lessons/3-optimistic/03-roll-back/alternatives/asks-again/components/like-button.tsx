// Owns the button that likes an event, with its count.
'use client';

import { useRouter } from 'next/navigation';
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

interface Problem {
  ok: false;
  message: string;
  wanted: boolean;
}

export function LikeButton({ eventId, likes, liked }: Props) {
  const router = useRouter();
  const [isSending, startTransition] = useTransition();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [shown, guess] = useOptimistic<Shown, boolean>({ likes, liked }, afterPress);

  function send(wanted: boolean) {
    setProblem(null);
    startTransition(async () => {
      guess(wanted);
      const result: LikeResult = await likeEvent(eventId, wanted).catch(() => ({
        ok: false,
        message: 'No answer came, so nobody here knows whether it counted.',
      }));
      setProblem(result.ok ? null : { ...result, wanted });
      if (result.ok) return;
      // The answer may have got lost after the work was done: look what is true now.
      router.refresh();
    });
  }

  return (
    <div className={styles.like}>
      <button
        type="button"
        className={shown.liked ? ui.primary : ui.button}
        aria-pressed={shown.liked}
        aria-busy={isSending}
        onClick={() => send(!shown.liked)}
      >
        {count(shown.likes, 'like')}
      </button>
      <Message answer={problem} />
      {problem && (
        <button type="button" className={ui.button} onClick={() => send(problem.wanted)}>
          Try again
        </button>
      )}
    </div>
  );
}
