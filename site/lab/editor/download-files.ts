/**
 * Owns giving the learner's files to the learner, as one plain text: it is for when things go wrong, so it needs nothing
 * that would have to be loaded first.
 */
import * as texts from '#texts/editor.ts';
import { giveFile } from '../../components/give-file.ts';
import type { Edits } from '../../lib/workspace/edits.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';

const RULE = '='.repeat(72);

const section = (title: string, files: Edits): string =>
  [
    `${RULE}\n${title}\n${RULE}`,
    ...Object.entries(files).map(([path, text]) =>
      text === null ? `==== ${path} ====\n\n(deleted)` : `==== ${path} ====\n\n${text}`,
    ),
  ].join('\n\n');

/** The lesson's own files and whatever else was edited, each below its path; then all that could be taken back. */
export function filesAsText(
  what: string,
  files: readonly string[],
  workspace: Pick<Workspace, 'edits' | 'read' | 'isEditable' | 'replaced'>,
): string {
  const paths = new Set([...files.filter(workspace.isEditable), ...Object.keys(workspace.edits.get())]);
  const now = Object.fromEntries(
    [...paths]
      .sort()
      .map((path) => [path, workspace.edits.get()[path] === null ? null : workspace.read(path)]),
  );
  const earlier = workspace.replaced.get().toReversed();
  return [
    section(texts.yourFilesOf(what), now),
    ...earlier.map(({ label, edits }) => section(texts.hadBefore(label), edits)),
  ].join('\n\n\n');
}

/** @param what What they are of, in a sentence: "the lesson own-the-row". */
export function downloadFiles(what: string, files: readonly string[], workspace: Workspace): void {
  const name = what.replace(/^the \w+ /, '').replace(/[^a-z0-9]+/gi, '-');
  giveFile(`${name}-my-files.txt`, filesAsText(what, files, workspace), 'text/plain');
}
