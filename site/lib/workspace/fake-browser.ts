/**
 * Owns a browser for tests, as far as workspaces know one: storage that several tabs share and that refuses when it is
 * told to, and tabs that crash without a word.
 */
import type { WorkspacePorts } from './browser-ports.ts';
import { type DraftStore, fromKept, type KeptDraft, type SaveResult, toKept } from './drafts.ts';
import { openJournal, type SyncStorage } from './journal.ts';

/**
 * `full`: reads, but keeps nothing more; `forbidden`, `failing`: refuses everything; `lying`: keeps, and says that it has
 * not; `silent`: answers nothing until the fault is over.
 */
export type StoreFault = 'full' | 'forbidden' | 'failing' | 'lying' | 'silent';

const refuse = (name: string): never => {
  throw new DOMException(`The test’s browser says ${name}.`, name);
};

export interface FakeTab extends WorkspacePorts {
  /** From now on nothing that this tab does arrives anywhere, and nobody answers it. */
  crash(): void;
}

export class FakeBrowser {
  /** What lies in the asynchronous storage, by lesson. */
  readonly kept = new Map<string, unknown>();
  /** What lies in the synchronous storage. */
  readonly notes = new Map<string, string>();
  storeFault: StoreFault | null = null;
  /** The synchronous storage refuses to write. */
  refusesNotes = false;
  /** Messages between tabs are held back, and let go in any order. */
  heldMessages: (() => void)[] | null = null;
  readonly #open = new Set<string>();
  readonly #listeners = new Map<string, Set<(lesson: string) => void>>();
  #lifted = Promise.withResolvers<void>();
  #tabs = 0;

  /** Ends whatever is wrong with the storage. */
  mend(): void {
    this.storeFault = null;
    this.refusesNotes = false;
    this.#lifted.resolve();
    this.#lifted = Promise.withResolvers<void>();
  }

  /** Opens a tab on a lesson. */
  openTab(lesson: string): FakeTab {
    const id = `tab-${++this.#tabs}`;
    this.#open.add(id);
    const isOpen = (): boolean => this.#open.has(id);
    return {
      store: this.#storeOf(isOpen),
      journal: openJournal(this.#storageOf(isOpen), lesson, id),
      tab: {
        id,
        open: async () => new Set(this.#open),
        tell: (told) => {
          if (isOpen()) this.#tell(id, told);
        },
        listen: (listener) => {
          const listeners = this.#listeners.get(id) ?? new Set();
          this.#listeners.set(id, listeners.add(listener));
          return () => void listeners.delete(listener);
        },
      },
      crash: () => {
        this.#open.delete(id);
        this.#listeners.delete(id);
      },
    };
  }

  #tell(from: string, lesson: string): void {
    for (const id of this.#open) {
      if (id === from) continue;
      const arrive = (): void => {
        for (const listener of this.#listeners.get(id) ?? []) listener(lesson);
      };
      if (this.heldMessages) this.heldMessages.push(arrive);
      else queueMicrotask(arrive);
    }
  }

  #storeOf(isOpen: () => boolean): DraftStore {
    const never = new Promise<never>(() => {});
    const transact = async <T>(writes: boolean, body: () => T): Promise<T> => {
      while (this.storeFault === 'silent') await this.#lifted.promise;
      await null;
      if (!isOpen()) return await never;
      const fault = this.storeFault;
      if (fault === 'forbidden') refuse('SecurityError');
      if (fault === 'failing') refuse('UnknownError');
      if (writes && fault === 'full') refuse('QuotaExceededError');
      const result = body();
      if (writes && fault === 'lying') refuse('AbortError');
      // It is written; whoever asked may be gone before the answer comes.
      await null;
      return isOpen() ? result : await never;
    };
    const look = (lesson: string): KeptDraft | null => {
      const kept = fromKept(structuredClone(this.kept.get(lesson)));
      return kept === 'damaged' ? null : kept;
    };
    return {
      load: (lesson) => transact(false, () => look(lesson)),
      save: (lesson, draft, over, by) =>
        transact<SaveResult>(true, () => {
          const kept = look(lesson);
          if (kept && kept.revision !== over) return { kind: 'newer', kept };
          const revision = over + 1;
          this.kept.set(lesson, structuredClone(toKept({ draft, revision, by })));
          return { kind: 'saved', revision };
        }),
    };
  }

  #storageOf(isOpen: () => boolean): SyncStorage {
    const { notes } = this;
    return {
      get length() {
        return notes.size;
      },
      key: (index) => [...notes.keys()][index] ?? null,
      getItem: (key) => notes.get(key) ?? null,
      setItem: (key, value) => {
        if (this.refusesNotes) refuse('QuotaExceededError');
        if (isOpen()) notes.set(key, value);
      },
      removeItem: (key) => {
        if (isOpen()) notes.delete(key);
      },
    };
  }
}
