/**
 * Owns the editor's models, one for each file, so that undo survives switching: those of the lesson and of whatever was
 * edited from the beginning, all others when somebody looks at them. Edits go out to the workspace; changes made elsewhere
 * come in as the smallest edit that makes them, so that the cursor stays. A file that is gone takes its model with it; one
 * that has another path goes on with a model that has come the same way.
 */
import type { editor, IDisposable } from 'monaco-editor/editor';
import { isBinaryPath } from '../../lib/workspace/binary.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';
import type { Monaco } from './monaco.ts';
import { smallestEdit } from './smallest-edit.ts';
import { TextTrail } from './text-trail.ts';
import { knowApp } from './typescript.ts';

export interface Models extends IDisposable {
  has(path: string): boolean;
  /** A file's model, made if there is none yet; null if there is no such file, or if it is no text. */
  open(path: string): editor.ITextModel | null;
  all(): readonly (readonly [path: string, model: editor.ITextModel])[];
  /** Called for each model that is made from now on. @returns stops it. */
  onOpened(listener: (path: string, model: editor.ITextModel) => void): () => void;
}

export const languageOf = (path: string): string =>
  /\.[cm]?[jt]sx?$/.test(path) ? 'typescript' : 'plaintext';

const makeModel = (monaco: Monaco, path: string, text: string): editor.ITextModel => {
  const uri = monaco.Uri.parse('file:///').with({ path: `/${path}` });
  const present = monaco.editor.getModel(uri);
  const model = present ?? monaco.editor.createModel(text, languageOf(path), uri);
  if (present) takeOver(present, text);
  // Coloured brackets would be louder than the marks of the two sides.
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  return model;
};

const takeOver = (model: editor.ITextModel, text: string): void => {
  const edit = smallestEdit(model.getValue(), text);
  if (!edit) return;
  const [start, end] = [model.getPositionAt(edit.from), model.getPositionAt(edit.to)];
  const range = {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
  model.pushStackElement();
  model.pushEditOperations(null, [{ range, text: edit.text }], () => null);
  model.pushStackElement();
};

interface Opened {
  readonly model: editor.ITextModel;
  readonly listening: IDisposable;
  readonly trail: TextTrail;
}

/** @param files The files that the lesson is about, which may also be some that are still to be written. */
export function openModels(monaco: Monaco, workspace: Workspace, files: readonly string[]): Models {
  const models = new Map<string, Opened>();
  const listeners = new Set<(path: string, model: editor.ITextModel) => void>();
  const isThere = (path: string): boolean =>
    !isBinaryPath(path) &&
    (workspace.has(path) || (files.includes(path) && workspace.changeOf(path) !== 'deleted'));

  /** @param way Texts through which it has come, if the file is another one's successor. */
  const open = (path: string, way: readonly string[] = []): editor.ITextModel | null => {
    const present = models.get(path);
    if (present) return present.model;
    if (!isThere(path)) return null;
    const now = workspace.read(path);
    const model = makeModel(monaco, path, way[0] ?? now);
    for (const text of [...way.slice(1), now]) takeOver(model, text);
    const trail = new TextTrail([...way.filter((text) => text !== now), now]);
    const listening = model.onDidChangeContent(({ isUndoing }) => {
      const text = model.getValue();
      trail.note(text, performance.now(), isUndoing);
      if (text !== workspace.read(path)) workspace.edit(path, text);
    });
    models.set(path, { model, listening, trail });
    for (const listener of listeners) listener(path, model);
    return model;
  };
  const close = (path: string): void => {
    const gone = models.get(path);
    models.delete(path);
    gone?.listening.dispose();
    gone?.model.dispose();
  };

  for (const path of [...files, ...Object.keys(workspace.edits.get())]) open(path);
  knowApp(workspace.files.get());
  const unlisten = workspace.edits.listen((edits, before) => {
    const gone: Opened[] = [];
    for (const [path, opened] of models) {
      if (isThere(path)) takeOver(opened.model, workspace.read(path));
      else {
        gone.push(opened);
        close(path);
      }
    }
    const touched = Object.keys({ ...before, ...edits }).filter((path) => edits[path] !== before?.[path]);
    const isNews = (path: string): boolean =>
      !models.has(path) || typeof edits[path] !== typeof before?.[path];
    // What is open the compiler reads in the editor; it has to be told which files there are.
    const hasNews = touched.some(isNews);
    const made = touched.filter((path) => Object.hasOwn(edits, path) && !models.has(path) && isThere(path));
    // One goes and another comes at once: it has another path.
    const [successor, ...others] = made;
    const [predecessor, ...more] = gone;
    if (successor && predecessor && others.length + more.length === 0)
      open(successor, predecessor.trail.texts);
    for (const path of made) open(path);
    if (hasNews) knowApp(workspace.files.get());
  });

  return {
    has: (path) => models.has(path),
    open,
    all: () => [...models].map(([path, { model }]) => [path, model] as const),
    onOpened(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispose() {
      unlisten();
      for (const path of [...models.keys()]) close(path);
    },
  };
}
