/**
 * Owns the page's workspaces: one per lesson, as long as the page lives. Somebody who comes back to a lesson finds what
 * was typed there, also what the browser has refused to keep.
 */
import type { LessonFiles, LessonFrontMatter } from '../lib/course/lesson.ts';
import type { Files } from '../lib/files/files.ts';
import { browserPorts } from '../lib/workspace/browser-ports.ts';
import { openWorkspace, type Workspace } from '../lib/workspace/workspace.ts';

const workspaces = new Map<string, Promise<Workspace>>();

/** Opens a lesson's workspace, or gives the one that is open. */
export function workspaceOf(
  lesson: string,
  template: Files,
  files: LessonFiles,
  rules: Pick<LessonFrontMatter, 'newFiles' | 'removable'>,
): Promise<Workspace> {
  const open =
    workspaces.get(lesson) ?? openWorkspace({ lesson, template, ...files, rules, ...browserPorts(lesson) });
  workspaces.set(lesson, open);
  return open;
}
