/** Owns which of the app's files a person may look at, and how they are grouped. Pure. */
import * as texts from '#texts/files.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';
import type { TreeFile, TreeGroup } from './tree.ts';

/** What begins with a dot is the lab's own or the tools'. */
export const isAppFile = (path: string): boolean => !/(^|\/)\./.test(path);

/** The files that the learner may edit, also deleted ones, and all others of the app. */
export function treeGroups(
  workspace: Pick<Workspace, 'files' | 'edits' | 'isEditable' | 'changeOf'>,
): readonly TreeGroup[] {
  const gone = Object.entries(workspace.edits.get()).flatMap(([path, text]) => (text === null ? [path] : []));
  const all = [...Object.keys(workspace.files.get()), ...gone].filter(isAppFile);
  const asFile = (path: string): TreeFile => ({ path, change: workspace.changeOf(path) });
  const [own, others] = [
    all.filter((path) => workspace.isEditable(path)),
    all.filter((path) => !workspace.isEditable(path)),
  ];
  return [
    { id: 'lesson', name: texts.toEdit, files: own.map(asFile) },
    { id: 'app', name: texts.readOnly, files: others.map(asFile) },
  ];
}
