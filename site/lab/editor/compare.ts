/** Owns one file of the learner's beside another version of it, with what differs marked. Nothing is edited here. */

import type { editor } from 'monaco-editor/editor';
import * as texts from '#texts/code.ts';
import { languageOf } from './models.ts';
import { type Monaco, READING } from './monaco.ts';

export interface Comparison {
  /** The learner's own, which may go on changing. */
  readonly mine: editor.ITextModel;
  readonly path: string;
  /** The other version. */
  readonly text: string;
  /** What the other version is, in words. */
  readonly name: string;
}

/**
 * Shows the two side by side, or one below the other's lines where there is little room.
 * @returns ends it; the learner's model stays.
 */
export function showComparison(
  monaco: Monaco,
  host: HTMLElement,
  options: editor.IEditorOptions,
  { mine, path, text, name }: Comparison,
): () => void {
  const uri = monaco.Uri.from({ scheme: 'compared', path: `/${path}` });
  const language = languageOf(path) === 'typescript' ? READING : languageOf(path);
  const theirs = monaco.editor.getModel(uri) ?? monaco.editor.createModel('', language, uri);
  theirs.setValue(text);
  const instance = monaco.editor.createDiffEditor(host, {
    ...options,
    readOnly: true,
    originalEditable: false,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    renderSideBySideInlineBreakpoint: 560,
    hideUnchangedRegions: { enabled: true, contextLineCount: 4, minimumLineCount: 4 },
    renderOverviewRuler: false,
    renderMarginRevertIcon: false,
    diffAlgorithm: 'advanced',
  });
  // The file itself may be taken away while it is compared. Before the editor, which would complain, hears of it.
  const listening = mine.onWillDispose(() => instance.setModel(null));
  instance.setModel({ original: mine, modified: theirs });
  // Given to the diff editor as options they do not reach its two editors.
  instance.getOriginalEditor().updateOptions({ ariaLabel: texts.yourCode });
  instance.getModifiedEditor().updateOptions({ ariaLabel: name });
  return () => {
    listening.dispose();
    instance.dispose();
  };
}
