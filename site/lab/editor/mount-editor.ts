/**
 * Owns one Monaco editor over a workspace: what it shows, where the cursor was in each file, and what can be done there.
 */

import type { editor } from 'monaco-editor/editor';
import type { ReadableAtom } from 'nanostores';
import * as texts from '#texts/code.ts';
import type { CompileError } from '../../lib/sandbox/sandbox.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';
import type { Place } from '../bench-state.ts';
import { showComparison } from './compare.ts';
import { openDefinitions } from './definitions.ts';
import { registerFormatter } from './format.ts';
import { watchOtherFiles } from './look-again.ts';
import { markModel } from './mark.ts';
import { openModels } from './models.ts';
import { loadMonaco, type Monaco, READING } from './monaco.ts';
import { type Problem, watchProblems } from './problems.ts';
import { loadTypes } from './typescript.ts';

export interface EditorOptions {
  readonly workspace: Workspace;
  /** The files that the lesson is about. */
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
  focus(): void;
  /** What is selected, if it lies in one line. */
  selectedText(): string;
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
  /** Shows a file, or none of that path, beside another version of it in an element of its own. @returns ends that. */
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

const errorsOf = (errors: readonly CompileError[], path: string): readonly CompileError[] =>
  errors.filter(({ file }) => file === path);

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
  const models = openModels(monaco, workspace, files);
  const views = new Map<string, editor.ICodeEditorViewState | null>();
  let shown = '';
  let nextErrors: readonly CompileError[] = [];

  const watched = watchProblems(monaco, models.has);
  const services = [
    watched,
    registerFormatter(monaco),
    openDefinitions(monaco, models.has, onGoTo),
    watchOtherFiles(monaco, models),
    { dispose: models.onOpened((path, model) => markModel(monaco, model, errorsOf(nextErrors, path))) },
  ];
  // Monaco keeps them, and the editor with them, until they are taken back.
  const actions = [
    instance.addAction({
      id: 'lab.run-checks',
      label: texts.runChecks,
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
      run: onRun,
    }),
    instance.addAction({
      id: 'lab.copy-link',
      label: texts.copyLinkToThisLine,
      contextMenuGroupId: '9_cutcopypaste',
      run: () => onCopyLink({ file: shown, line: instance.getPosition()?.lineNumber ?? null, column: null }),
    }),
  ];

  const show = (path: string): void => {
    const model = models.open(path);
    if (!model || model === instance.getModel()) return;
    // A file that is gone has left no model to look at.
    if (instance.getModel()) views.set(shown, instance.saveViewState());
    shown = path;
    instance.setModel(model);
    instance.restoreViewState(views.get(path) ?? null);
    const readOnly = !workspace.isEditable(path);
    instance.updateOptions({
      readOnly,
      readOnlyMessage: { value: texts.fileIsReadOnly },
      ariaLabel: texts.codeOf(path, readOnly),
    });
  };

  const dispose = (): void => {
    for (const each of [...services, ...actions]) each.dispose();
    instance.dispose();
    models.dispose();
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
    focus: () => instance.focus(),
    selectedText() {
      const selection = instance.getSelection();
      if (!selection || selection.startLineNumber !== selection.endLineNumber) return '';
      return instance.getModel()?.getValueInRange(selection) ?? '';
    },
    compare(element, path, other) {
      const mine = models.open(path);
      const nothing = mine ? null : monaco.editor.createModel('', READING);
      const model = mine ?? nothing;
      if (!model) return () => {};
      const end = showComparison(monaco, element, options, { mine: model, path, ...other });
      return () => {
        end();
        nothing?.dispose();
      };
    },
    mark(errors) {
      nextErrors = errors;
      for (const [path, model] of models.all()) markModel(monaco, model, errorsOf(errors, path));
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
