/** Owns what it takes to open a lesson in this page: its files, its checks and the learner's edits. */
import { fetchLessonFiles, fetchTemplate, loadChecks } from './lesson-data.ts';
import type { LessonOnPage } from './lesson-on-page.ts';
import { openInPage } from './open-session.ts';
import type { Session } from './session.ts';
import { lessonWork } from './work.ts';
import { workspaceOf } from './workspaces.ts';

/**
 * Opens the lesson that the page shows.
 * @param signal Aborted when another lesson is wanted by now.
 * @throws if its files cannot be loaded, or it is not wanted any more; then the lesson before stays open.
 */
export const openLesson = (
  { lesson, frontMatter, next }: LessonOnPage,
  signal: AbortSignal,
): Promise<Session> =>
  openInPage(async () => {
    const [template, files, checks] = await Promise.all([
      fetchTemplate(),
      fetchLessonFiles(lesson),
      loadChecks(lesson),
    ]);
    return {
      work: lessonWork(lesson, frontMatter, checks, next),
      workspace: await workspaceOf(lesson, template, files, frontMatter),
    };
  }, signal);
