/**
 * Owns the learner's files in one lesson: the lesson's starter with the learner's edits over it. Nothing else writes
 * them; the editor and the sandbox mirror them. Every edit is kept at once, and whatever takes the place of edits (a
 * reset, the solution, another tab's version, a new version of the lesson) can be taken back.
 */
import { atom, computed, type ReadableAtom } from 'nanostores';
import { assertSafePath, type Files, overlayFiles, sameContents } from '../files/files.ts';
import { type Draft, type DraftStore, type Replacement, sameEdits, type TextFiles } from './drafts.ts';
import type { Journal } from './journal.ts';
import { type Keeping, type OtherVersion, openKeeper } from './keeper.ts';
import { bothReplaced, putAside } from './replaced.ts';
import type { Tab } from './tab.ts';
import { versionOf } from './version.ts';

export interface Workspace {
  /** Every file of the app as it should be now. */
  readonly files: ReadableAtom<Files>;
  /** What differs from the starter, by path. */
  readonly edits: ReadableAtom<TextFiles>;
  /** What can be taken back, in words ("the reset"), or null. */
  readonly undoable: ReadableAtom<string | null>;
  /** All that can be taken back, the newest last. */
  readonly replaced: ReadableAtom<readonly Replacement[]>;
  readonly keeping: ReadableAtom<Keeping>;
  /** Another version of these edits, as long as none has been chosen. */
  readonly other: ReadableAtom<OtherVersion | null>;
  /** The edits were made over other files than the lesson has now. */
  readonly isOlder: ReadableAtom<boolean>;
  /** Files that the learner may change. */
  isEditable(path: string): boolean;
  read(path: string): string;
  edit(path: string, text: string): void;
  /** Back to the starter. */
  reset(): void;
  showSolution(): void;
  /** A file as the lesson began with it. */
  startOf(path: string): string;
  /** A file as it is in the solution; where that leaves it alone, as the lesson began. */
  solutionOf(path: string): string;
  /** A text takes the place of one file. @param label What it is, in words that can be taken back. */
  take(path: string, text: string, label: string): void;
  /** These edits take the place of all. */
  takeAll(edits: TextFiles, label: string): void;
  /** Takes back what took the place of edits last. What was typed since comes back when all else has. */
  undo(): void;
  /** The other version takes the place of this one, or this one its place. Either can be taken back. */
  choose(which: 'mine' | 'other'): void;
  /** The edits are meant for the lesson as it is now. */
  keepOlder(): void;
  /** Asks the browser once more to keep the edits. */
  tryAgain(): void;
}

export interface WorkspaceOptions {
  readonly lesson: string;
  readonly template: Files;
  readonly starter: Files;
  readonly solution: Files;
  readonly store: DraftStore;
  readonly journal: Journal;
  readonly tab: Tab;
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
const withSafePaths = (edits: TextFiles): Record<string, string> =>
  Object.fromEntries(Object.entries(edits).filter(([path]) => isSafe(path)));

const safeDraft = (draft: Draft | null, version: string | null): Draft => ({
  edits: withSafePaths(draft?.edits ?? {}),
  replaced: (draft?.replaced ?? []).map((each) => ({ ...each, edits: withSafePaths(each.edits) })),
  madeFor: draft?.madeFor ?? version,
});

/** Opens a lesson's workspace with the draft that was kept for it, if any. Never fails: without storage it starts fresh. */
export async function openWorkspace({
  lesson,
  template,
  starter,
  solution,
  ...ports
}: WorkspaceOptions): Promise<Workspace> {
  const base = overlayFiles(template, starter);
  const version = await versionOf(base);
  const shown = atom<Draft>(safeDraft(null, version));
  const edits = atom<TextFiles>({});
  const show = (draft: Draft): void => {
    shown.set(draft);
    if (!sameEdits(edits.get(), draft.edits)) edits.set(draft.edits);
  };
  const { keeper, draft } = await openKeeper({
    lesson,
    ...ports,
    onArrived: (arrived) => show(safeDraft(arrived, version)),
  });
  if (draft) show(safeDraft(draft, version));

  const change = (next: Partial<Draft>): void => {
    show({ ...shown.get(), ...next });
    keeper.keep(shown.get());
  };
  const asVersion = (draftNow: Draft, label: string): Replacement => ({
    label,
    edits: draftNow.edits,
    madeFor: draftNow.madeFor,
  });
  const replaceAll = (next: Record<string, string>, label: string): void => {
    const now = shown.get();
    change({ edits: next, madeFor: version, replaced: putAside(now.replaced, asVersion(now, label)) });
  };
  const onlyChanged = (files: TextFiles): Record<string, string> =>
    Object.fromEntries(Object.entries(files).filter(([path, text]) => !sameContents(base[path], text)));

  const startOf = (path: string): string => asText(base[path]);
  const solutionOf = (path: string): string => asText(solution[path] ?? base[path]);
  const nothing = {};
  const solutionEdits = onlyChanged(
    Object.fromEntries(Object.entries(solution).map(([path, text]) => [path, asText(text)])),
  );

  return {
    files: computed(edits, (changed) => overlayFiles(base, changed)),
    edits,
    undoable: computed(shown, ({ replaced }) => replaced.at(-1)?.label ?? null),
    replaced: computed(shown, ({ replaced }) => replaced),
    keeping: keeper.keeping,
    other: keeper.other,
    isOlder: computed(
      shown,
      (now) => version !== null && now.madeFor !== version && !sameEdits(now.edits, nothing),
    ),
    isEditable: (path) => Object.hasOwn(starter, path) || Object.hasOwn(solution, path),
    read: (path) => edits.get()[path] ?? asText(base[path]),
    edit(path, text) {
      const now = shown.get();
      const isFirst = sameEdits(now.edits, nothing);
      change({
        edits: onlyChanged({ ...now.edits, [path]: text }),
        ...(isFirst && { madeFor: version }),
      });
    },
    reset: () => replaceAll(nothing, 'the reset'),
    showSolution: () => replaceAll(solutionEdits, 'the solution'),
    startOf,
    solutionOf,
    take: (path, text, label) => replaceAll(onlyChanged({ ...shown.get().edits, [path]: text }), label),
    takeAll: (edits, label) => replaceAll(onlyChanged(edits), label),
    undo() {
      const now = shown.get();
      const back = now.replaced.at(-1);
      if (!back) return;
      const rest = now.replaced.slice(0, -1);
      // What was typed since is nobody's to throw away; a solution or an empty starter can be had again.
      const typedSince = ![nothing, solutionEdits].some((known) => sameEdits(known, now.edits));
      change({
        edits: back.edits,
        madeFor: back.madeFor ?? version,
        replaced: typedSince ? [asVersion(now, 'what you wrote since'), ...rest] : rest,
      });
    },
    choose(which) {
      const other = keeper.other.get();
      if (!other) return;
      const [mine, theirs] = [shown.get(), safeDraft(other.draft, version)];
      const [chosen, left] = which === 'mine' ? [mine, theirs] : [theirs, mine];
      const replaced = bothReplaced(left.replaced, chosen.replaced);
      show({ ...chosen, replaced: putAside(replaced, asVersion(left, 'your choice')) });
      keeper.settle(shown.get());
    },
    keepOlder: () => change({ madeFor: version }),
    tryAgain: () => keeper.tryAgain(),
  };
}
