// Owns the button that likes an event, with its count.
'use client';

import { Component, type ReactNode, useOptimistic, useTransition } from 'react';
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

const FAILED: LikeResult = { ok: false, message: 'Your press got lost. Give it another one.' };

/** Keeps an error of the button's action from reaching the page: draws a new button, and says so. */
class LikeBoundary extends Component<
  { children: (answer: LikeResult | null, tell: (answer: LikeResult) => void) => ReactNode },
  { answer: LikeResult | null }
> {
  override state = { answer: null as LikeResult | null };

  static getDerivedStateFromError() {
    return { answer: FAILED };
  }

  override render() {
    return this.props.children(this.state.answer, (answer) => this.setState({ answer }));
  }
}

export function LikeButton(props: Props) {
  return (
    <LikeBoundary>
      {(answer, tell) => (
        <div className={styles.like}>
          <Heart {...props} tell={tell} />
          <Message answer={answer?.ok ? null : answer} />
        </div>
      )}
    </LikeBoundary>
  );
}

function Heart({ eventId, likes, liked, tell }: Props & { tell: (answer: LikeResult) => void }) {
  const [, startTransition] = useTransition();
  const [shown, guess] = useOptimistic<Shown, boolean>({ likes, liked }, afterPress);

  function press() {
    const wanted = !shown.liked;
    startTransition(async () => {
      guess(wanted);
      tell(await likeEvent(eventId, wanted));
    });
  }

  return (
    <button
      type="button"
      className={shown.liked ? ui.primary : ui.button}
      aria-pressed={shown.liked}
      onClick={press}
    >
      {count(shown.likes, 'like')}
    </button>
  );
}
