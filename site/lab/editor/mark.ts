/** Owns marking what Next could not compile, in the lines that it names. */
import type { editor } from 'monaco-editor/editor';
import type { CompileError } from '../../lib/sandbox/sandbox.ts';
import type { Monaco } from './monaco.ts';

/** Marks these errors in a file, in the place of those that were marked before. */
export function markModel(monaco: Monaco, model: editor.ITextModel, errors: readonly CompileError[]): void {
  const markers = errors.map(({ line, column, message }) => {
    const startLineNumber = Math.min(line ?? 1, model.getLineCount());
    const word = model.getWordAtPosition({ lineNumber: startLineNumber, column: column ?? 1 });
    return {
      severity: monaco.MarkerSeverity.Error,
      message,
      source: 'Next.js',
      startLineNumber,
      endLineNumber: startLineNumber,
      startColumn: column ?? 1,
      endColumn: word?.endColumn ?? model.getLineMaxColumn(startLineNumber),
    };
  });
  monaco.editor.setModelMarkers(model, 'next', markers);
}
