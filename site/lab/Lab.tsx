/** Owns the island on a lesson's page: opens the lesson, then shows its workbench. */
import { useEffect, useState } from 'preact/hooks';
import type { LessonFrontMatter } from '../lib/course/lesson.ts';
import type { NextLesson } from './dock/Checks.tsx';
import { openLesson } from './open-lesson.ts';
import type { Session } from './session.ts';
import { Opening } from './workbench/Opening.tsx';
import { Workbench } from './workbench/Workbench.tsx';

interface Props {
  readonly lesson: string;
  readonly frontMatter: LessonFrontMatter;
  /** The file that is opened first, as the lesson starts; to read until the editor is there. */
  readonly code: string;
  readonly next: NextLesson | null;
}

type Opened = { readonly session: Session } | { readonly problem: string } | null;

export function Lab({ lesson, frontMatter, code, next }: Props) {
  const [opened, setOpened] = useState<Opened>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page shows one lesson, and it is opened once.
  useEffect(() => {
    openLesson(lesson, frontMatter).then(
      (session) => setOpened({ session }),
      (error: unknown) => setOpened({ problem: error instanceof Error ? error.message : String(error) }),
    );
  }, []);
  if (opened && 'session' in opened) return <Workbench session={opened.session} next={next} />;
  return <Opening focus={frontMatter.focus} code={code} problem={opened?.problem ?? null} />;
}
