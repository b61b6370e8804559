/**
 * Owns the page's workspaces: one for each thing that is worked on, as long as the page lives. Somebody who comes back to
 * it finds what was typed there, also what the browser has refused to keep.
 */
import type { LessonFiles, LessonFrontMatter } from '../lib/course/lesson.ts';
import type { Files } from '../lib/files/files.ts';
import { browserPorts } from '../lib/workspace/browser-ports.ts';
import { openWorkspace, type Workspace } from '../lib/workspace/workspace.ts';

const workspaces = new Map<string, Promise<Workspace>>();

/** Gives the workspace that is open under an id, or opens it. @param open Opens it; asked only where it is not yet. */
export function keptWorkspace(id: string, open: () => Promise<Workspace>): Promise<Workspace> {
  const workspace = workspaces.get(id) ?? open();
  workspaces.set(id, workspace);
  // What failed is tried again by whoever asks next.
  workspace.catch(() => workspaces.delete(id));
  return workspace;
}

/** Opens a lesson's workspace, or gives the one that is open. */
export function workspaceOf(
  lesson: string,
  template: Files,
  files: LessonFiles,
  rules: Pick<LessonFrontMatter, 'newFiles' | 'removable'>,
): Promise<Workspace> {
  return keptWorkspace(lesson, () =>
    openWorkspace({ lesson, template, ...files, rules, ...browserPorts(lesson) }),
  );
}
