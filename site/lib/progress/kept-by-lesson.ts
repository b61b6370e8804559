/** Owns keeping something of each lesson in this browser, shared between its tabs, and for as long as the page lives where the browser refuses. */
import { persistentAtom } from '@nanostores/persistent';
import { atom, computed, type ReadableAtom } from 'nanostores';
import * as z from 'zod';

export type ByLesson<Value> = Readonly<Record<string, Value>>;

export interface KeptByLesson<Value> {
  /** What is kept, by the lessons' ids. */
  readonly all: ReadableAtom<ByLesson<Value>>;
  /** Keeps this and nothing else. */
  keep(values: ByLesson<Value>): void;
  /** Keeps nothing any more. */
  clear(): void;
}

/** @param name What stands behind the site's name in the browser's storage. */
export function keptByLesson<Value>(name: string, shape: z.ZodType<Value>): KeptByLesson<Value> {
  /** Reads lesson by lesson: one that is damaged takes no other with it. */
  const decode = (text: string): ByLesson<Value> => {
    try {
      const lessons = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
      return Object.fromEntries(
        Object.entries(lessons).flatMap(([lesson, value]) => {
          const parsed = shape.safeParse(value);
          return parsed.success ? [[lesson, parsed.data]] : [];
        }),
      );
    } catch {
      return {};
    }
  };
  const store = persistentAtom<ByLesson<Value>>(
    `server-actions-lab:${name}`,
    {},
    { encode: JSON.stringify, decode },
  );
  // Heard from now on: a store that is first heard of after a refusal puts back what it had, and is refused again.
  store.listen(() => {});
  /** What the browser has refused to keep; it counts as long as the page lives. */
  const onlyHere = atom<ByLesson<Value>>({});
  const keep = (values: ByLesson<Value>): void => {
    try {
      store.set(values);
      if (Object.keys(onlyHere.get()).length > 0) onlyHere.set({});
    } catch {
      // No room, or not allowed: it counts all the same, and whatever is kept next tries to keep both.
      onlyHere.set(values);
    }
  };
  return {
    all: computed([store, onlyHere], (kept, here) => ({ ...kept, ...here })),
    keep,
    clear() {
      onlyHere.set({});
      keep({});
    },
  };
}
