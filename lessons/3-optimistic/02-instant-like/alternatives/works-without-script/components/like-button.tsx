// Owns the button that likes an event, with its count.
'use client';

import { type SubmitEvent, startTransition, useActionState, useOptimistic, useState } from 'react';
import { type LikeResult, likeEvent } from '@/actions/likes';
import { count } from '@/lib/format';
import styles from './forms.module.css';
import { Message } from './message';
import ui from './ui.module.css';

interface Props {
  /** `likeEvent`, bound by the server to this event and to the opposite of `liked`. */
  action: () => Promise<LikeResult>;
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

export function LikeButton({ action, eventId, likes, liked }: Props) {
  // Used by the browser itself where scripts do not run.
  const [plainAnswer, send] = useActionState<LikeResult | null>(action, null);
  const [answer, setAnswer] = useState<LikeResult | null>(null);
  const [shown, guess] = useOptimistic<Shown, boolean>({ likes, liked }, afterPress);

  function press(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const wanted = !shown.liked;
    startTransition(async () => {
      guess(wanted);
      setAnswer(await likeEvent(eventId, wanted));
    });
  }

  const latest = answer ?? plainAnswer;

  return (
    <form action={send} onSubmit={press} className={styles.like}>
      <button type="submit" className={shown.liked ? ui.primary : ui.button} aria-pressed={shown.liked}>
        {count(shown.likes, 'like')}
      </button>
      <Message answer={latest?.ok ? null : latest} />
    </form>
  );
}
