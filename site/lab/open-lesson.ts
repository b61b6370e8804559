/** Owns what it takes to open a lesson in this page: its files, its checks, and the page's one app to run them in. */
import type { LessonFrontMatter } from '../lib/course/lesson.ts';
import type { Sandbox } from '../lib/sandbox/client/sandbox.ts';
import { openHiddenFrames } from './hidden-frames.ts';
import { fetchLessonFiles, fetchTemplate, loadChecks } from './lesson-data.ts';
import { takeFromAddress } from './runtime/address.ts';
import { bootChosen } from './runtime/boot.ts';
import { onNewRuntimeKey } from './runtime/key.ts';
import { openSession, type Session } from './session.ts';
import { workspaceOf } from './workspaces.ts';

let open: Session | null = null;
let turn: Promise<unknown> = Promise.resolve();

/** Ends the app with the page: at once, not when its connection times out. */
const endWithPage = (sandbox: Sandbox): void => {
  onNewRuntimeKey(() => {
    if (sandbox.status.get().phase === 'failed') sandbox.restart();
  });
  window.addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) void sandbox.dispose();
  });
};

const openNow = async (
  lesson: string,
  frontMatter: LessonFrontMatter,
  signal: AbortSignal,
): Promise<Session> => {
  signal.throwIfAborted();
  takeFromAddress();
  const [template, files, checks] = await Promise.all([
    fetchTemplate(),
    fetchLessonFiles(lesson),
    loadChecks(lesson),
  ]);
  const workspace = await workspaceOf(lesson, template, files, frontMatter);
  // The lesson before stays open for the one that is wanted by now.
  signal.throwIfAborted();
  const app = open?.leave();
  open = openSession({
    lesson,
    frontMatter,
    checks,
    workspace,
    boot: bootChosen,
    ...(app && { app }),
    openFrame: openHiddenFrames,
  });
  if (!app) endWithPage(open.sandbox);
  return open;
};

/**
 * Opens a lesson and closes the one before, whose app goes on with this one's files. The first lesson of a page starts
 * the app.
 * @param signal Aborted when another lesson is wanted by now.
 * @throws if the lesson's files cannot be loaded, or it is not wanted any more; then the lesson before stays open.
 */
export function openLesson(
  lesson: string,
  frontMatter: LessonFrontMatter,
  signal: AbortSignal,
): Promise<Session> {
  // One after another: a page has one app, and who asks first starts it.
  const opened = turn.then(() => openNow(lesson, frontMatter, signal));
  turn = opened.catch(() => {});
  return opened;
}
