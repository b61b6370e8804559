/**
 * Owns the learner's files in one lesson: the lesson's starter with the learner's edits over it. Nothing else writes
 * them; the editor and the sandbox mirror them. Every edit is kept at once, and whatever takes the place of edits (a
 * reset, the solution, another tab's version, a new version of the lesson) can be taken back.
 */
import { atom, computed, type ReadableAtom } from 'nanostores';
import { assertSafePath, type Files, overlayFiles } from '../files/files.ts';
import type { Binaries } from './binaries.ts';
import { isBinaryPath, isDigest } from './binary.ts';
import type { Draft, DraftStore, Replacement } from './drafts.ts';
import {
  changeOf,
  digestsIn,
  type Edits,
  type FileChange,
  onlyChanged,
  sameEdits,
  withEdits,
} from './edits.ts';
import { type FileRules, openPlaces, whyNotCreate, whyNotRemove, whyNotRename } from './file-rules.ts';
import type { Journal } from './journal.ts';
import { type Keeping, type OtherVersion, openKeeper } from './keeper.ts';
import { bothReplaced, putAside, takenBack } from './replaced.ts';
import { renamedFile } from './retarget.ts';
import type { Tab } from './tab.ts';
import { versionOf } from './version.ts';

export interface Workspace {
  /** Every file of the app as it should be now. */
  readonly files: ReadableAtom<Files>;
  /** What differs from the starter, by path. */
  readonly edits: ReadableAtom<Edits>;
  /** What can be taken back, in words ("the reset"), or null. */
  readonly undoable: ReadableAtom<string | null>;
  /** All that can be taken back, the newest last. */
  readonly replaced: ReadableAtom<readonly Replacement[]>;
  readonly keeping: ReadableAtom<Keeping>;
  /** Another version of these edits, as long as none has been chosen. */
  readonly other: ReadableAtom<OtherVersion | null>;
  /** The edits were made over other files than the lesson has now. */
  readonly isOlder: ReadableAtom<boolean>;
  /** Patterns of places at which the learner may make files. */
  readonly openPlaces: readonly string[];
  /** Files that the learner may change. */
  isEditable(path: string): boolean;
  has(path: string): boolean;
  /** A file's text; empty if there is no such file. */
  read(path: string): string;
  edit(path: string, text: string): void;
  /** What became of a file since the lesson began; null if nothing did. */
  changeOf(path: string): FileChange | null;
  /** Each says why something cannot be done, in a sentence; null if it can. */
  readonly whyNot: {
    create(path: string): string | null;
    rename(from: string, to: string): string | null;
    remove(path: string): string | null;
    upload(path: string): string | null;
  };
  /** Makes a file. @throws why not, if it cannot be made there. */
  create(path: string, text?: string): void;
  /** Gives a file another path, also where the learner's files import it. @throws why not, if it cannot be renamed so. */
  rename(from: string, to: string): void;
  /**
   * Files with their contents come, all in one step that can be taken back where it took the place of something.
   * @throws why not, if one of them cannot lie there; then none has come.
   */
  upload(files: Files): Promise<void>;
  /** Deletes a file, which can be taken back. @throws why not, if it cannot be deleted. */
  remove(path: string): void;
  /** Back to the starter. */
  reset(): void;
  showSolution(): void;
  /** A file as the lesson began with it; null if it began without. */
  startOf(path: string): string | null;
  /** A file as it is in the solution; where that leaves it alone, as the lesson began. */
  solutionOf(path: string): string | null;
  /** The solution, as edits. */
  readonly solution: Edits;
  readonly hasSolution: boolean;
  /** A text takes the place of one file; null for no file. @param label What it is, in words that can be taken back. */
  take(path: string, text: string | null, label: string): void;
  /** These edits take the place of all. */
  takeAll(edits: Edits, label: string): void;
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
  /** By default files may be made where the starter's lie, and the starter's stay. */
  readonly rules?: FileRules;
  /** What a draft begins with, where none was kept. */
  readonly initial?: Edits;
  /** Where the bytes of files are that are no text; without it there are none. */
  readonly binaries?: Binaries;
  readonly store: DraftStore;
  readonly journal: Journal;
  readonly tab: Tab;
}

const textIn = (files: Files, path: string): string | null => {
  if (!Object.hasOwn(files, path)) return null;
  const contents = files[path];
  return typeof contents === 'string' ? contents : '';
};

const byDefault: FileRules = { newFiles: true, removable: [] };

const isSafe = (path: string): boolean => {
  try {
    return assertSafePath(path) === path;
  } catch {
    return false;
  }
};
const isEdit = (path: string, edit: string | null): boolean =>
  isSafe(path) && (edit === null || !isBinaryPath(path) || isDigest(edit));
/** Anything may have written a draft: a path that no app can have must not keep the lesson from opening. */
const withSafePaths = (edits: Edits): Record<string, string | null> =>
  Object.fromEntries(Object.entries(edits).filter(([path, edit]) => isEdit(path, edit)));

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
  rules = byDefault,
  initial = {},
  binaries,
  ...ports
}: WorkspaceOptions): Promise<Workspace> {
  const base = overlayFiles(template, starter);
  const version = await versionOf(base);
  const shown = atom<Draft>(safeDraft(null, version));
  const edits = atom<Edits>({});
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
  else if (Object.keys(initial).length > 0) {
    show(safeDraft({ edits: onlyChanged(base, initial), replaced: [], madeFor: version }, version));
    keeper.keep(shown.get());
  }
  await binaries?.need(digestsIn(edits.get()));

  const change = (next: Partial<Draft>): void => {
    show({ ...shown.get(), ...next });
    keeper.keep(shown.get());
  };
  const asVersion = (draftNow: Draft, label: string, file: string | null = null): Replacement => ({
    label,
    edits: draftNow.edits,
    file,
    madeFor: draftNow.madeFor,
  });
  const replaceAll = (next: Edits, label: string, file: string | null = null): void => {
    const now = shown.get();
    change({
      edits: onlyChanged(base, next),
      madeFor: version,
      replaced: putAside(now.replaced, asVersion(now, label, file)),
    });
  };
  const changeEdits = (changes: Edits): void => {
    const now = shown.get();
    const isFirst = sameEdits(now.edits, nothing);
    change({
      edits: onlyChanged(base, { ...now.edits, ...changes }),
      ...(isFirst && { madeFor: version }),
    });
  };

  const startOf = (path: string): string | null => textIn(base, path);
  const solutionOf = (path: string): string | null => textIn(solution, path) ?? startOf(path);
  const nothing = {};
  const solutionEdits = onlyChanged(
    base,
    Object.fromEntries(Object.keys(solution).map((path) => [path, textIn(solution, path)])),
  );
  const noBytes = atom<ReadonlyMap<string, Uint8Array>>(new Map());
  const bytes = binaries?.known ?? noBytes;
  const files = computed([edits, bytes], withEdits.bind(null, base));
  // Another tab, or an older version, may name bytes that are not at hand.
  edits.listen((changed) => void binaries?.need(digestsIn(changed)));
  const textOf = (path: string): string | null => {
    const edited = Object.hasOwn(edits.get(), path) ? edits.get()[path] : undefined;
    return edited === undefined ? startOf(path) : edited;
  };
  const ground = () => ({ rules, starter, base, now: files.get() });
  const whyNotUpload = (path: string): string | null => {
    if (!isBinaryPath(path) || binaries) return whyNotCreate(path, { ...ground(), isUpload: true });
    return 'Here only texts can be kept.';
  };
  const whyNot: Workspace['whyNot'] = {
    create: (path) => whyNotCreate(path, ground()),
    rename: (from, to) => whyNotRename(from, to, ground()),
    remove: (path) => whyNotRemove(path, ground()),
    upload: whyNotUpload,
  };
  const isEditable = (path: string): boolean =>
    Object.hasOwn(starter, path) ||
    Object.hasOwn(solution, path) ||
    changeOf(base, edits.get(), path) === 'new' ||
    // One that is not there begins with its first letter, where it may.
    (textOf(path) === null && whyNot.create(path) === null);
  const insist = (why: string | null): void => {
    if (why !== null) throw new Error(why);
  };

  return {
    files,
    edits,
    undoable: computed(shown, ({ replaced }) => replaced.at(-1)?.label ?? null),
    replaced: computed(shown, ({ replaced }) => replaced),
    keeping: keeper.keeping,
    other: keeper.other,
    isOlder: computed(
      shown,
      (now) => version !== null && now.madeFor !== version && !sameEdits(now.edits, nothing),
    ),
    openPlaces: openPlaces({ rules, starter }),
    isEditable,
    has: (path) => textOf(path) !== null,
    read: (path) => (isBinaryPath(path) ? '' : (textOf(path) ?? '')),
    edit: (path, text) => changeEdits({ [path]: text }),
    changeOf: (path) => changeOf(base, edits.get(), path),
    whyNot,
    create(path, text = '') {
      insist(whyNot.create(path));
      changeEdits({ [path]: text });
    },
    async upload(uploaded) {
      for (const path of Object.keys(uploaded)) insist(whyNotUpload(path));
      const made = await Promise.all(
        Object.entries(uploaded).map(async ([path, contents]): Promise<[string, string]> => {
          if (typeof contents === 'string') return [path, contents];
          if (!binaries) throw new Error(`${path} is no text.`);
          return [path, await binaries.keep(contents)];
        }),
      );
      const paths = Object.keys(uploaded);
      const label = `the upload of ${paths.length === 1 ? paths[0] : `${paths.length} files`}`;
      replaceAll({ ...shown.get().edits, ...Object.fromEntries(made) }, label);
    },
    rename(from, to) {
      insist(whyNot.rename(from, to));
      const others = Object.keys(files.get()).filter((path) => path !== from && isEditable(path));
      if (from === to) return;
      const isText = !isBinaryPath(from);
      const moved = { [from]: null, [to]: textOf(from) };
      const read = (path: string): string => (isBinaryPath(path) ? '' : (textOf(path) ?? ''));
      changeEdits(isText ? renamedFile(from, to, others, read) : moved);
    },
    remove(path) {
      insist(whyNot.remove(path));
      replaceAll({ ...shown.get().edits, [path]: null }, `the deletion of ${path}`, path);
    },
    reset: () => replaceAll(nothing, 'the reset'),
    showSolution: () => replaceAll(solutionEdits, 'the solution'),
    startOf,
    solutionOf,
    solution: solutionEdits,
    hasSolution: Object.keys(solution).length > 0,
    take: (path, text, label) => replaceAll({ ...shown.get().edits, [path]: text }, label),
    takeAll: replaceAll,
    undo() {
      const now = shown.get();
      const back = now.replaced.at(-1);
      if (!back) return;
      const rest = now.replaced.slice(0, -1);
      const next = takenBack(now.edits, back);
      // What was typed since is nobody's to throw away; a solution or an empty starter can be had again.
      const typedSince =
        back.file === null
          ? ![nothing, solutionEdits].some((known) => sameEdits(known, now.edits))
          : typeof now.edits[back.file] === 'string' && now.edits[back.file] !== next[back.file];
      change({
        edits: next,
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
