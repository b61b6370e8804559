/** Owns keeping drafts in this browser's IndexedDB: one per lesson, parsed when read, since anything may have written it. */
import { createStore, get, set } from 'idb-keyval';
import * as z from 'zod';

const textFiles = z.record(z.string(), z.string());
const draftShape = z.object({
  edits: textFiles,
  /** What the last reset or solution replaced, so that it can be taken back, also after a reload. */
  before: z.object({ label: z.string(), edits: textFiles }).nullable(),
});
export type Draft = z.infer<typeof draftShape>;

export interface DraftStore {
  readonly available: boolean;
  /** Null where there is none, or none that can be read; a damaged draft is put aside, not overwritten. */
  load(lesson: string): Promise<Draft | null>;
  /** Rejects if the browser refuses. Saves arrive in the order they were made. */
  save(lesson: string, draft: Draft): Promise<void>;
}

/** Drafts in IndexedDB; in memory only where the browser forbids it. */
export function openDrafts(): DraftStore {
  if (!('indexedDB' in globalThis)) return memoryDrafts();
  const store = createStore('server-actions-lab', 'drafts');
  let last: Promise<unknown> = Promise.resolve();
  return {
    available: true,
    async load(lesson) {
      try {
        const value: unknown = await get(lesson, store);
        if (value === undefined) return null;
        const draft = draftShape.safeParse(value);
        if (draft.success) return draft.data;
        await set(`${lesson}/damaged/${Date.now()}`, value, store);
        return null;
      } catch {
        return null;
      }
    },
    save(lesson, draft) {
      const saving = last.then(() => set(lesson, draft, store));
      last = saving.catch(() => {});
      return saving;
    },
  };
}

/** Drafts that live as long as the page. */
export function memoryDrafts(): DraftStore {
  const drafts = new Map<string, Draft>();
  return {
    available: false,
    load: async (lesson) => drafts.get(lesson) ?? null,
    save: async (lesson, draft) => void drafts.set(lesson, draft),
  };
}
