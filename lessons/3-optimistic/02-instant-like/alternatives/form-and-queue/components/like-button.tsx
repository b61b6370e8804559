// Owns the button that likes an event, with its count.
'use client';

import { useActionState, useOptimistic } from 'react';
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
  const [answer, send] = useActionState<LikeResult | null, boolean>(
    (_previous, wanted) => likeEvent(eventId, wanted),
    null,
  );
  const [shown, guess] = useOptimistic<Shown, boolean>({ likes, liked }, afterPress);

  // A form's action is a transition already.
  function press() {
    const wanted = !shown.liked;
    guess(wanted);
    send(wanted);
  }

  return (
    <form action={press} className={styles.like}>
      <button type="submit" className={shown.liked ? ui.primary : ui.button} aria-pressed={shown.liked}>
        {count(shown.likes, 'like')}
      </button>
      <Message answer={answer?.ok ? null : answer} />
    </form>
  );
}
