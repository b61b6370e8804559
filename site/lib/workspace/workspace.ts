/**
 * Owns the learner's files in one lesson: the lesson's starter with the learner's edits over it. Nothing else writes
 * them; the editor and the sandbox mirror them. Every edit is kept at once, and resetting or showing the solution can be taken back.
 */
import { atom, computed, type ReadableAtom } from 'nanostores';
import { assertSafePath, type Files, overlayFiles, sameContents } from '../files/files.ts';
import type { DraftStore } from './drafts.ts';

export type TextFiles = Readonly<Record<string, string>>;

export interface Workspace {
  /** Every file of the app as it should be now. */
  readonly files: ReadableAtom<Files>;
  /** What differs from the starter, by path. */
  readonly edits: ReadableAtom<TextFiles>;
  /** What can be taken back, in words ("the reset"), or null. */
  readonly undoable: ReadableAtom<string | null>;
  /** False when the browser refuses to keep edits: they live only as long as the page. */
  readonly kept: ReadableAtom<boolean>;
  /** Files that the learner may change. */
  isEditable(path: string): boolean;
  read(path: string): string;
  edit(path: string, text: string): void;
  /** Back to the starter. */
  reset(): void;
  showSolution(): void;
  /** Takes the last reset or solution back. */
  undo(): void;
}

export interface WorkspaceOptions {
  readonly lesson: string;
  readonly template: Files;
  readonly starter: Files;
  readonly solution: Files;
  readonly drafts: DraftStore;
}

const asText = (contents: string | Uint8Array | undefined): string =>
  typeof contents === 'string' ? contents : '';

const isSafe = (path: string): boolean => {
  try {
    return assertSafePath(path) === path;
  } catch {
    return false;
  }
};
/** Anything may have written a draft: a path that no app can have must not keep the lesson from opening. */
const withSafePaths = (edits: TextFiles): TextFiles =>
  Object.fromEntries(Object.entries(edits).filter(([path]) => isSafe(path)));

const sameEdits = (a: TextFiles, b: TextFiles): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([path, text]) => b[path] === text);

/** Opens a lesson's workspace with the draft that was kept for it, if any. Never fails: without storage it starts fresh. */
export async function openWorkspace({
  lesson,
  template,
  starter,
  solution,
  drafts,
}: WorkspaceOptions): Promise<Workspace> {
  const base = overlayFiles(template, starter);
  const draft = await drafts.load(lesson);
  const edits = atom<TextFiles>(withSafePaths(draft?.edits ?? {}));
  const before = atom<{ label: string; edits: TextFiles } | null>(
    draft?.before ? { ...draft.before, edits: withSafePaths(draft.before.edits) } : null,
  );
  const kept = atom(drafts.available);

  const keep = (): void => {
    drafts.save(lesson, { edits: edits.get(), before: before.get() }).then(
      () => kept.set(true),
      () => kept.set(false),
    );
  };
  const replaceAll = (next: TextFiles, label: string): void => {
    before.set({ label, edits: edits.get() });
    edits.set(next);
    keep();
  };
  const onlyChanged = (files: Record<string, string>): TextFiles =>
    Object.fromEntries(Object.entries(files).filter(([path, text]) => !sameContents(base[path], text)));

  const nothing: TextFiles = {};
  const solutionEdits = onlyChanged(
    Object.fromEntries(Object.entries(solution).map(([path, text]) => [path, asText(text)])),
  );

  return {
    files: computed(edits, (changed) => overlayFiles(base, changed)),
    edits,
    undoable: computed(before, (state) => state?.label ?? null),
    kept,
    isEditable: (path) => Object.hasOwn(starter, path) || Object.hasOwn(solution, path),
    read: (path) => edits.get()[path] ?? asText(base[path]),
    edit(path, text) {
      edits.set(onlyChanged({ ...edits.get(), [path]: text }));
      keep();
    },
    reset: () => replaceAll(nothing, 'the reset'),
    showSolution: () => replaceAll(solutionEdits, 'the solution'),
    undo() {
      const state = before.get();
      if (!state) return;
      const current = edits.get();
      // What was typed since is nobody's to throw away; a solution or an empty starter can be had again.
      const typedSince = ![nothing, solutionEdits].some((known) => sameEdits(known, current));
      before.set(typedSince ? { label: 'what you wrote since', edits: current } : null);
      edits.set(state.edits);
      keep();
    },
  };
}
