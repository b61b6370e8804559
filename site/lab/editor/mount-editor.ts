/**
 * Owns one Monaco editor over a workspace: a model for each file, so that undo survives switching; edits go out to the
 * workspace, changes made elsewhere come in as the smallest edit that makes them, so that the cursor stays.
 */
import type { editor } from 'monaco-editor/editor';
import type { ReadableAtom } from 'nanostores';
import type { CompileError } from '../../lib/sandbox/sandbox.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';
import type { Place } from '../bench-state.ts';
import { showComparison } from './compare.ts';
import { openDefinitions } from './definitions.ts';
import { registerFormatter } from './format.ts';
import { loadMonaco, type Monaco } from './monaco.ts';
import { type Problem, watchProblems } from './problems.ts';
import { smallestEdit } from './smallest-edit.ts';
import { knowApp, loadTypes } from './typescript.ts';

export interface EditorOptions {
  readonly workspace: Workspace;
  readonly files: readonly string[];
  /** The file that is shown first. */
  readonly path: string;
  /** The learner asks for the checks. */
  onRun(): void;
  /** The learner goes to a place in another file. */
  onGoTo(place: Place): void;
  /** The learner asks for a link to the line with the cursor. */
  onCopyLink(place: Place): void;
  /** Aborted when the lesson was left. */
  readonly signal: AbortSignal;
}

export interface MountedEditor {
  show(path: string): void;
  goTo(place: Place, takesFocus: boolean): void;
  mark(errors: readonly CompileError[]): void;
  /** Errors and warnings in the files. */
  readonly problems: ReadableAtom<readonly Problem[]>;
  /**
   * Looks at what the code means, not only at its syntax: types, completions, what is wrong. For when the machine has
   * time for it. Without types, which may not be had, the editor goes on as it is.
   */
  understand(): Promise<void>;
  format(): Promise<void>;
  /** Shows a file beside another version of it in an element of its own. @returns ends that. */
  compare(host: HTMLElement, path: string, other: { text: string; name: string }): () => void;
  dispose(): void;
}

const LINE_HEIGHT = 21;

const options: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  fontFamily: '"JetBrains Mono Variable", ui-monospace, Menlo, Consolas, monospace',
  fontSize: 13,
  fontWeight: '450',
  lineHeight: LINE_HEIGHT,
  fontLigatures: false,
  padding: { top: 8, bottom: 16 },
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 12,
  glyphMargin: false,
  folding: false,
  tabSize: 2,
  scrollBeyondLastLine: false,
  overviewRulerLanes: 0,
  stickyScroll: { enabled: false },
  fixedOverflowWidgets: true,
  quickSuggestions: false,
  accessibilitySupport: 'auto',
};

const languageOf = (path: string): string => (/\.[cm]?[jt]sx?$/.test(path) ? 'typescript' : 'plaintext');

const openModel = (monaco: Monaco, path: string, text: string): editor.ITextModel => {
  const uri = monaco.Uri.parse(`file:///${path}`);
  const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, languageOf(path), uri);
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

/** A frame may wait this long for one more line. */
const SLICE_MS = 10;

/**
 * Colours the lines that will be seen. Monaco does so after it has drawn them, and the code that stood there before has
 * colours already. The first lines also compile the grammar, so the page gets its turn in between.
 */
const colourVisible = async (monaco: Monaco, instance: editor.IStandaloneCodeEditor): Promise<void> => {
  const model = instance.getModel();
  if (!model) return;
  const last = Math.min(model.getLineCount(), Math.ceil(instance.getLayoutInfo().height / LINE_HEIGHT));
  let since = performance.now();
  for (let line = 1; line <= last && !model.isDisposed(); line++) {
    monaco.editor.colorizeModelLine(model, line);
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
};

/** @returns The editor, drawn with its first file; null if the lesson was left before there was one. */
export async function mountEditor(
  host: HTMLElement,
  { workspace, files, path: first, onRun, onGoTo, onCopyLink, signal }: EditorOptions,
): Promise<MountedEditor | null> {
  const monaco = await loadMonaco();
  // The next lesson may have files of the same names, and their models are made in the same turn.
  if (signal.aborted) return null;
  const instance = monaco.editor.create(host, { ...options, model: null });
  const models = new Map(files.map((path) => [path, openModel(monaco, path, workspace.read(path))]));
  const views = new Map<string, editor.ICodeEditorViewState | null>();
  let shown = '';

  const listeners = [...models].map(([path, model]) =>
    model.onDidChangeContent(() => {
      const text = model.getValue();
      if (text !== workspace.read(path)) workspace.edit(path, text);
    }),
  );
  knowApp(workspace.files.get());
  const unlisten = workspace.edits.listen((edits, before) => {
    for (const [path, model] of models) takeOver(model, workspace.read(path));
    const touched = Object.keys({ ...before, ...edits });
    // What is open the compiler reads in the editor.
    if (touched.some((path) => !models.has(path) && edits[path] !== before?.[path]))
      knowApp(workspace.files.get());
  });
  const watched = watchProblems(monaco, files);
  const services = [
    watched,
    registerFormatter(monaco),
    openDefinitions(monaco, (path) => models.has(path), onGoTo),
  ];
  instance.addAction({
    id: 'lab.run-checks',
    label: 'Run checks',
    keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
    run: onRun,
  });
  instance.addAction({
    id: 'lab.copy-link',
    label: 'Copy link to this line',
    contextMenuGroupId: '9_cutcopypaste',
    run: () => onCopyLink({ file: shown, line: instance.getPosition()?.lineNumber ?? null, column: null }),
  });

  const show = (path: string): void => {
    const model = models.get(path);
    if (!model || path === shown) return;
    if (shown) views.set(shown, instance.saveViewState());
    shown = path;
    instance.setModel(model);
    instance.restoreViewState(views.get(path) ?? null);
    const readOnly = !workspace.isEditable(path);
    instance.updateOptions({
      readOnly,
      readOnlyMessage: { value: 'This file belongs to the app and stays as it is in this lesson.' },
      ariaLabel: `${path}${readOnly ? ', read-only' : ''}. Press Ctrl+M to let Tab move the focus.`,
    });
  };

  const dispose = (): void => {
    unlisten();
    for (const service of services) service.dispose();
    for (const listener of listeners) listener.dispose();
    instance.dispose();
    for (const model of models.values()) model.dispose();
  };

  show(first);
  await colourVisible(monaco, instance);
  if (signal.aborted) {
    dispose();
    return null;
  }
  // Now and not with the next frame: the code that stood here to read goes in this one.
  instance.render(true);
  return {
    show,
    goTo({ file, line, column }, takesFocus) {
      show(file);
      if (line !== null) {
        instance.setPosition({ lineNumber: line, column: column ?? 1 });
        instance.revealLineInCenterIfOutsideViewport(line);
      }
      if (takesFocus) instance.focus();
    },
    compare(element, path, other) {
      const mine = models.get(path);
      if (!mine) return () => {};
      return showComparison(monaco, element, options, { mine, ...other });
    },
    mark(errors) {
      for (const [path, model] of models) {
        const markers = errors
          .filter(({ file }) => file === path)
          .map(({ line, column, message }) => {
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
    },
    problems: watched.problems,
    async understand() {
      await loadTypes().catch(() => {});
      instance.updateOptions({ quickSuggestions: { other: true, comments: false, strings: false } });
    },
    async format() {
      await instance.getAction('editor.action.formatDocument')?.run();
    },
    dispose,
  };
}
