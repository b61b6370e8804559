/** Owns the island on a lesson's page: opens the page's lesson, then shows its workbench. */
import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import { forgetPlaces } from './bench-state.ts';
import { type LessonOnPage, lessonOnPage, readLessonOnPage } from './lesson-on-page.ts';
import { type NotOpened, whyNotOpened } from './not-opened.ts';
import { openLesson } from './open-lesson.ts';
import type { Session } from './session.ts';
import { Opening } from './workbench/Opening.tsx';
import { Workbench } from './workbench/Workbench.tsx';

interface Opened {
  readonly shown: LessonOnPage;
  readonly session: Session | null;
  readonly problem: NotOpened | null;
}

/** Opens each lesson that comes onto the page, one after another, in the app that is there already. */
function useLesson(): Opened | null {
  // Before the first drawing: the page shows the lesson already, and must not be empty in between.
  useState(readLessonOnPage);
  const shown = useStore(lessonOnPage);
  const [opened, setOpened] = useState<Opened | null>(shown && { shown, session: null, problem: null });
  useEffect(() => {
    if (!shown) return;
    const gone = new AbortController();
    const { signal } = gone;
    forgetPlaces('lesson');
    setOpened({ shown, session: null, problem: null });
    openLesson(shown, signal).then(
      (session) => signal.aborted || setOpened({ shown, session, problem: null }),
      (error: unknown) =>
        signal.aborted || setOpened({ shown, session: null, problem: whyNotOpened(error, navigator.onLine) }),
    );
    return () => gone.abort();
  }, [shown]);
  return opened;
}

export function Lab() {
  const opened = useLesson();
  if (!opened) return null;
  const { shown, session, problem } = opened;
  if (session) return <Workbench key={shown.lesson} session={session} code={shown.code} />;
  return <Opening focus={shown.frontMatter.focus} code={shown.code} side={shown.side} problem={problem} />;
}
