/** Owns the versions of a draft that something took the place of: how they pile up and how they come back. Pure. */
import type { Draft, Replacement } from './drafts.ts';
import { type Edits, sameEdits } from './edits.ts';

/** So many steps back; a draft is written at every keystroke and has to stay small. */
const STEPS = 20;

/** What one gives back the other gives back as well. */
const covers = (one: Replacement, other: Replacement): boolean =>
  (one.file === null || one.file === other.file) && sameEdits(one.edits, other.edits);

/** Adds a version, unless the newest one gives the same back. */
export function putAside(replaced: readonly Replacement[], version: Replacement): Replacement[] {
  const newest = replaced.at(-1);
  if (newest && covers(newest, version)) return [...replaced];
  return [...replaced, version].slice(-STEPS);
}

/** The versions of both, each once; those of `newer` come back first. */
export const bothReplaced = (older: readonly Replacement[], newer: readonly Replacement[]): Replacement[] =>
  [...older.filter((version) => !newer.some((each) => covers(each, version))), ...newer].slice(-STEPS);

/** The edits after a version came back: all of it, or its one file. */
export function takenBack(now: Edits, { edits, file }: Replacement): Record<string, string | null> {
  if (file === null) return { ...edits };
  const { [file]: _, ...others } = now;
  const text = edits[file];
  return text === undefined ? others : { ...others, [file]: text };
}

/** A draft of the same edits that knows the versions of both. */
export const withVersionsOf = (draft: Draft, other: Draft): Draft => ({
  ...draft,
  replaced: bothReplaced(other.replaced, draft.replaced),
});

const sameReplaced = (a: readonly Replacement[], b: readonly Replacement[]): boolean =>
  a.length === b.length &&
  a.every(({ edits, file }, index) => b[index]?.file === file && sameEdits(edits, b[index].edits));

export const sameDraft = (a: Draft, b: Draft): boolean =>
  a.madeFor === b.madeFor && sameEdits(a.edits, b.edits) && sameReplaced(a.replaced, b.replaced);
