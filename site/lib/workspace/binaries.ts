/**
 * Owns the bytes of files that are not text, each once, by their digest. They are kept in this browser before an edit
 * names them, so an edit that is there has its bytes; where the browser keeps nothing they last as long as the page.
 */
import { createStore, get, set, type UseStore } from 'idb-keyval';
import { atom, type ReadableAtom } from 'nanostores';

export interface BinaryStore {
  /** Anything, if nothing is kept under the digest. @throws what the browser says. */
  load(digest: string): Promise<unknown>;
  save(digest: string, bytes: Uint8Array): Promise<void>;
}

export interface Binaries {
  /** Bytes by digest, as far as they are at hand. */
  readonly known: ReadableAtom<ReadonlyMap<string, Uint8Array>>;
  /** Brings bytes to hand; those that are nowhere stay away. */
  need(digests: readonly string[]): Promise<void>;
  /** @returns the digest. @throws if this browser can make none (a page without HTTPS). */
  keep(bytes: Uint8Array): Promise<string>;
}

const digestOf = async (bytes: Uint8Array): Promise<string> => {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!subtle) throw new Error('Without HTTPS this browser keeps no files but texts.');
  const digest = await subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

export function openBinaries(store: BinaryStore): Binaries {
  const known = atom<ReadonlyMap<string, Uint8Array>>(new Map());
  const note = (digest: string, bytes: Uint8Array): void =>
    known.set(new Map(known.get()).set(digest, bytes));
  return {
    known,
    async need(digests) {
      const missing = new Set(digests.filter((digest) => !known.get().has(digest)));
      await Promise.all(
        [...missing].map(async (digest) => {
          const bytes = await store.load(digest).catch(() => null);
          // Anything may have written it.
          if (bytes instanceof Uint8Array && (await digestOf(bytes)) === digest) note(digest, bytes);
        }),
      );
    },
    async keep(bytes) {
      const digest = await digestOf(bytes);
      note(digest, bytes);
      // Whoever cannot be refused a picture has it as long as the page lives.
      await store.save(digest, bytes).catch(() => {});
      return digest;
    },
  };
}

/** Bytes in IndexedDB, in a database of their own: a store cannot be added to one that exists already. */
export function indexedBinaries(): BinaryStore {
  const open = (): UseStore => createStore('server-actions-lab-binaries', 'bytes');
  return {
    load: async (digest) => await get(digest, open()),
    save: async (digest, bytes) => await set(digest, bytes, open()),
  };
}
