/** Owns what happens when somebody goes to a definition that is in another file than the one in front. */
import type { IDisposable } from 'monaco-editor/editor';
import type { Place } from '../bench-state.ts';
import type { Monaco } from './monaco.ts';

/**
 * Opens definitions in files that have a tab there, and shows all others (the app's, the packages') in place.
 * @param hasTab Whether a file of the app, by its path, has a tab.
 */
export const openDefinitions = (
  monaco: Monaco,
  hasTab: (path: string) => boolean,
  open: (place: Place) => void,
): IDisposable =>
  monaco.editor.registerEditorOpener({
    openCodeEditor(source, resource, at) {
      const file = resource.path.slice(1);
      if (resource.scheme !== 'file' || !hasTab(file)) {
        source.trigger('definitions', 'editor.action.peekDefinition', null);
        return true;
      }
      const line = at && ('lineNumber' in at ? at.lineNumber : at.startLineNumber);
      const column = at && ('column' in at ? at.column : at.startColumn);
      open({ file, line: line ?? null, column: column ?? null });
      return true;
    },
  });
