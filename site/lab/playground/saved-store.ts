/** Owns keeping what is noted of playgrounds in this browser's IndexedDB: one record each, changed in one step. */
import { createStore, entries, type UseStore, update } from 'idb-keyval';

export interface SavedStore {
  /** Everything that is kept, which may be anything. @throws what the browser says. */
  all(): Promise<readonly unknown[]>;
  /** @throws what the browser says if it refuses; then what was kept is still there. */
  change(id: string, to: (kept: unknown) => unknown): Promise<void>;
}

export function indexedSaved(): SavedStore {
  // A database of its own: a store cannot be added to one that exists already.
  const open = (): UseStore => createStore('server-actions-lab-playgrounds', 'playgrounds');
  return {
    all: async () => (await entries(open())).map(([, value]) => value),
    change: async (id, to) => await update(id, to, open()),
  };
}
