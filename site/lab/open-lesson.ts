/** Owns what it takes to open a lesson in this page: its files, its checks, and a runtime to run them in. */
import type { LessonFrontMatter } from '../lib/course/lesson.ts';
import { openHiddenFrames } from './hidden-frames.ts';
import { fetchLessonFiles, fetchTemplate, loadChecks } from './lesson-data.ts';
import { takeFromAddress } from './runtime/address.ts';
import { bootChosen } from './runtime/boot.ts';
import { onNewRuntimeKey } from './runtime/key.ts';
import { openSession, type Session } from './session.ts';

/** Opens a lesson and starts its app. @throws if the lesson's files cannot be loaded. */
export async function openLesson(lesson: string, frontMatter: LessonFrontMatter): Promise<Session> {
  takeFromAddress();
  const [template, files, checks] = await Promise.all([
    fetchTemplate(),
    fetchLessonFiles(lesson),
    loadChecks(lesson),
  ]);
  const session = await openSession({
    lesson,
    frontMatter,
    checks,
    template,
    files,
    boot: bootChosen,
    openFrame: openHiddenFrames,
  });
  onNewRuntimeKey(() => {
    if (session.sandbox.status.get().phase === 'failed') session.sandbox.restart();
  });
  window.addEventListener('pagehide', ({ persisted }) => {
    // The sandbox on the learner's machine ends at once, not when the connection times out.
    if (!persisted) void session.dispose();
  });
  return session;
}
