/** Owns keeping drafts in this browser's IndexedDB, in one transaction per save, so that tabs cannot overwrite each other. */
import { createStore, type UseStore } from 'idb-keyval';
import { type DraftStore, fromKept, type KeptDraft, type SaveResult, toKept } from './drafts.ts';

const readable = (value: unknown): KeptDraft | null => {
  const kept = fromKept(value);
  return kept === 'damaged' ? null : kept;
};

const forbidden = (): DOMException =>
  new DOMException('This browser does not let the page keep anything.', 'SecurityError');

/**
 * Reads a lesson's value and does something with it, in one transaction.
 * @returns what `use` returned, once all of it has been written. @throws what the browser, or `use`, threw.
 */
const transact = <T>(
  store: IDBObjectStore,
  lesson: string,
  use: (value: unknown, store: IDBObjectStore) => T,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const { transaction } = store;
    const asked = store.get(lesson);
    asked.onsuccess = () => {
      try {
        const result = use(asked.result, store);
        transaction.oncomplete = () => resolve(result);
      } catch (error) {
        // The browser would put an error of its own in the place of this one.
        reject(error);
        transaction.abort();
      }
    };
    transaction.onabort = () =>
      reject(transaction.error ?? new Error('The browser’s storage gave up the change.'));
  });

/** Drafts in IndexedDB. Where the browser forbids it, every call rejects with a `SecurityError`. */
export function indexedDrafts(): DraftStore {
  let open: UseStore | null = null;
  const within = async <T>(
    mode: IDBTransactionMode,
    lesson: string,
    use: (value: unknown, store: IDBObjectStore) => T,
  ): Promise<T> => {
    if (!('indexedDB' in globalThis) || !indexedDB) throw forbidden();
    open ??= createStore('server-actions-lab', 'drafts');
    try {
      return await open(mode, (store) => transact(store, lesson, use));
    } catch (error) {
      // A connection that the browser closed stays closed: the next call makes one of its own.
      open = null;
      throw error;
    }
  };
  return {
    load: (lesson) => within('readonly', lesson, readable),
    save: (lesson, draft, over, by) =>
      within<SaveResult>('readwrite', lesson, (value, store) => {
        const kept = fromKept(value);
        if (kept !== null && kept !== 'damaged' && kept.revision !== over) return { kind: 'newer', kept };
        if (kept === 'damaged') store.put(value, `${lesson}/damaged/${Date.now()}`);
        const revision = over + 1;
        store.put(toKept({ draft, revision, by }), lesson);
        return { kind: 'saved', revision };
      }),
  };
}
