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

/** The action, with every failure as an answer. */
async function like(eventId: string, wanted: boolean): Promise<LikeResult> {
  try {
    return await likeEvent(eventId, wanted);
  } catch (error) {
    console.error(error);
    return { ok: false, message: 'We could not reach the box office. Is there a connection?' };
  }
}

export function LikeButton({ eventId, likes, liked }: Props) {
  const [answer, send] = useActionState<LikeResult | null, boolean>(
    (_previous, wanted) => like(eventId, wanted),
    null,
  );
  const [isMine, guess] = useOptimistic(liked);

  // A form's action is a transition already.
  function press() {
    guess(!isMine);
    send(!isMine);
  }

  return (
    <form action={press} className={styles.like}>
      <button type="submit" className={isMine ? ui.primary : ui.button} aria-pressed={isMine}>
        {count(likes - Number(liked) + Number(isMine), 'like')}
      </button>
      <Message answer={answer?.ok ? null : answer} />
    </form>
  );
}
