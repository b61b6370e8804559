// Owns the button that likes an event, with its count.
'use client';

import { startTransition, useReducer } from 'react';
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

interface State {
  /** What the latest press asked for, while any answer is missing; null if nothing is on its way. */
  wish: boolean | null;
  underWay: number;
  problem: string | null;
}
type Step = { pressed: boolean } | { answered: string | null };

function follow(state: State, step: Step): State {
  if ('pressed' in step) return { wish: step.pressed, underWay: state.underWay + 1, problem: null };
  const underWay = state.underWay - 1;
  return { wish: underWay > 0 ? state.wish : null, underWay, problem: step.answered };
}

/** What went wrong, in words for people; null if nothing did. */
const problemOf = (eventId: string, wanted: boolean): Promise<string | null> =>
  likeEvent(eventId, wanted).then(
    (result) => (result.ok ? null : result.message),
    () => 'Your like got lost on the way.',
  );

export function LikeButton({ eventId, likes, liked }: Props) {
  const [{ wish, problem }, tell] = useReducer(follow, { wish: null, underWay: 0, problem: null });
  const isMine = wish ?? liked;

  function press() {
    const wanted = !isMine;
    tell({ pressed: wanted });
    startTransition(async () => {
      const answered = await problemOf(eventId, wanted);
      // In a transition, so that the wish goes in the same moment in which the server's new data comes.
      startTransition(() => tell({ answered }));
    });
  }

  return (
    <div className={styles.like}>
      <button type="button" className={isMine ? ui.primary : ui.button} aria-pressed={isMine} onClick={press}>
        {count(likes - Number(liked) + Number(isMine), 'like')}
      </button>
      <div role="alert" className={ui.message}>
        {problem}
      </div>
    </div>
  );
}
