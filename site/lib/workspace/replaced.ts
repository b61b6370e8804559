/** Owns the versions of a draft that something took the place of: how they pile up and how they come back. Pure. */
import { type Draft, type Replacement, sameEdits } from './drafts.ts';

/** So many steps back; a draft is written at every keystroke and has to stay small. */
const STEPS = 20;

/** Adds a version, unless it is the newest one already. */
export function putAside(replaced: readonly Replacement[], version: Replacement): Replacement[] {
  const newest = replaced.at(-1);
  if (newest && sameEdits(newest.edits, version.edits)) return [...replaced];
  return [...replaced, version].slice(-STEPS);
}

/** The versions of both, each once; those of `newer` come back first. */
export const bothReplaced = (older: readonly Replacement[], newer: readonly Replacement[]): Replacement[] =>
  [...older.filter(({ edits }) => !newer.some((each) => sameEdits(each.edits, edits))), ...newer].slice(
    -STEPS,
  );

/** A draft of the same edits that knows the versions of both. */
export const withVersionsOf = (draft: Draft, other: Draft): Draft => ({
  ...draft,
  replaced: bothReplaced(other.replaced, draft.replaced),
});

const sameReplaced = (a: readonly Replacement[], b: readonly Replacement[]): boolean =>
  a.length === b.length && a.every(({ edits }, index) => sameEdits(edits, b[index]?.edits ?? {}));

export const sameDraft = (a: Draft, b: Draft): boolean =>
  a.madeFor === b.madeFor && sameEdits(a.edits, b.edits) && sameReplaced(a.replaced, b.replaced);
