/** Owns which lessons were passed, when, and with which code; kept in this browser and shared between its tabs. */
import { persistentAtom } from '@nanostores/persistent';
import { atom, computed, type ReadableAtom } from 'nanostores';
import * as z from 'zod';
import { type Edits, editsShape } from '../workspace/edits.ts';

export const passedShape = z.object({
  /** Milliseconds since 1970, of the first time. */
  at: z.number(),
  checks: z.array(z.string()),
  edits: editsShape,
});
export type Progress = Readonly<Record<string, z.infer<typeof passedShape>>>;

/** Reads lesson by lesson: one that is damaged takes no other with it. */
const decode = (text: string): Progress => {
  try {
    const lessons = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    return Object.fromEntries(
      Object.entries(lessons).flatMap(([lesson, value]) => {
        const parsed = passedShape.safeParse(value);
        return parsed.success ? [[lesson, parsed.data]] : [];
      }),
    );
  } catch {
    return {};
  }
};

const store = persistentAtom<Progress>('server-actions-lab:progress', {}, { encode: JSON.stringify, decode });
// Heard from now on: a store that is first heard of after a refusal puts back what it had, and is refused again.
store.listen(() => {});
/** What the browser has refused to keep; it counts as long as the page lives. */
const onlyHere = atom<Progress>({});

/** Passed lessons by id. */
export const progress: ReadableAtom<Progress> = computed([store, onlyHere], (kept, here) => ({
  ...here,
  ...kept,
}));

const keep = (passes: Progress): void => {
  try {
    store.set(passes);
  } catch {
    // No room, or not allowed: passing is passing all the same, and the next pass tries to keep both.
    onlyHere.set(passes);
  }
};

/** Notes that a lesson was passed. The first time stays, with the code that passed then. */
export function notePassed(lesson: string, checks: readonly string[], edits: Edits): void {
  if (progress.get()[lesson]) return;
  keep({ ...progress.get(), [lesson]: { at: Date.now(), checks: [...checks], edits: { ...edits } } });
}

/** Adds lessons that were passed elsewhere. Of two times the earlier one stays. @returns ids of those that are new here. */
export function addPassed(elsewhere: Progress): string[] {
  const here = progress.get();
  const earlier = Object.entries(elsewhere).filter(([lesson, { at }]) => at < (here[lesson]?.at ?? Infinity));
  if (earlier.length > 0) keep({ ...here, ...Object.fromEntries(earlier) });
  return Object.keys(elsewhere).filter((lesson) => !(lesson in here));
}

/** Forgets every lesson that was passed. @returns puts them back. */
export function forgetPassed(): () => void {
  const before = progress.get();
  onlyHere.set({});
  keep({});
  return () => void addPassed(before);
}
