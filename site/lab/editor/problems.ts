/** Owns what is wrong in the open files, as one list: what the compiler in the editor says, and what Next says. */
import type { editor, IDisposable } from 'monaco-editor/editor';
import { atom, type ReadableAtom } from 'nanostores';
import type { Monaco } from './monaco.ts';

export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const inOrder = (one: Problem, other: Problem): number =>
  one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column;

/**
 * The errors among what Monaco marks, each place once: two compilers may say the same of it.
 * @param isOpen Whether a file of the app, by its path, is open.
 */
export function toProblems(markers: readonly editor.IMarker[], isOpen: (path: string) => boolean): Problem[] {
  const places = new Map<string, Problem>();
  for (const { resource, severity, startLineNumber: line, startColumn: column, message } of markers) {
    const file = resource.path.slice(1);
    // 8 is an error, 4 a warning; the rest are hints.
    if (severity < 4 || resource.scheme !== 'file' || !isOpen(file)) continue;
    const place = `${file}:${line}`;
    if (!places.has(place)) places.set(place, { file, line, column, message });
  }
  return [...places.values()].sort(inOrder);
}

/** Follows what is wrong in the open files from now on. */
export function watchProblems(
  monaco: Monaco,
  isOpen: (path: string) => boolean,
): IDisposable & { readonly problems: ReadableAtom<readonly Problem[]> } {
  const problems = atom<readonly Problem[]>([]);
  const look = (): void => problems.set(toProblems(monaco.editor.getModelMarkers({}), isOpen));
  look();
  const listening = monaco.editor.onDidChangeMarkers(look);
  return { problems, dispose: () => listening.dispose() };
}
