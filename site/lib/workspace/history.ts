/**
 * Owns the history of a lesson: the learner's code at each check run, and before each thing that took its place. It is
 * for looking back and comparing. What must not be lost is the draft's; where the browser keeps nothing, the history
 * lasts as long as the page.
 */
import { createStore, get, update } from 'idb-keyval';
import { atom, type ReadableAtom } from 'nanostores';
import * as z from 'zod';
import { editsShape, sameEdits } from './edits.ts';

const version = z.object({
  id: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  edits: editsShape,
  /** How its checks ended, by their ids; null for code that something took the place of before it was checked. */
  run: z.object({ passed: z.array(z.string()), failed: z.array(z.string()) }).nullable(),
});
/** The learner's files that differ from the lesson's, at one moment. */
export type Version = z.infer<typeof version>;

/** So many are kept for a lesson. */
const KEPT = 40;

/** Where a lesson's versions are kept. What it gives may be anything. */
export interface HistoryStore {
  load(lesson: string): Promise<unknown>;
  /** Changes what is kept, in one step, also between tabs. */
  change(lesson: string, to: (kept: unknown) => unknown): Promise<void>;
}

export interface History {
  /** The oldest first. */
  readonly versions: ReadableAtom<readonly Version[]>;
  note(edits: Version['edits'], run: Version['run']): void;
}

/** What can be read of what a store has kept, the oldest first: one damaged version takes no other with it. */
export const readVersions = (kept: unknown): Version[] =>
  Array.isArray(kept)
    ? kept.flatMap((each) => {
        const parsed = version.safeParse(each);
        return parsed.success ? [parsed.data] : [];
      })
    : [];

/** Both lists in the order of time, each version once. */
const merged = (some: readonly Version[], others: readonly Version[]): Version[] =>
  [...new Map([...some, ...others].map((each) => [each.id, each])).values()]
    .sort((one, other) => one.at - other.at)
    .slice(-KEPT);

/** Code that is checked again replaces its earlier run, and needs no second entry for being replaced afterwards. */
const withNewest = (versions: readonly Version[], next: Version): Version[] => {
  const last = versions.at(-1);
  if (!last || !sameEdits(last.edits, next.edits)) return [...versions, next].slice(-KEPT);
  return next.run ? [...versions.slice(0, -1), next] : [...versions];
};

/** Opens the history of one lesson. Never fails; what was kept arrives a moment later. */
export function openHistory(lesson: string, store: HistoryStore): History {
  const versions = atom<readonly Version[]>([]);
  const unreadable = (): null => null;
  store.load(lesson).then((kept) => versions.set(merged(readVersions(kept), versions.get())), unreadable);
  return {
    versions,
    note(edits, run) {
      const next: Version = { id: crypto.randomUUID(), at: Date.now(), edits: { ...edits }, run };
      versions.set(withNewest(versions.get(), next));
      // Another tab may have noted versions of its own.
      void store.change(lesson, (kept) => withNewest(readVersions(kept), next)).catch(unreadable);
    },
  };
}

/** Histories in IndexedDB. */
export function indexedHistory(): HistoryStore {
  // A database of its own: a store cannot be added to one that exists already.
  const open = (): ReturnType<typeof createStore> => createStore('server-actions-lab-history', 'versions');
  return {
    load: async (lesson) => await get(lesson, open()),
    change: async (lesson, to) => await update(lesson, to, open()),
  };
}
