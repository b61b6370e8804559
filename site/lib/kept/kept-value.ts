/** Owns keeping one value in this browser, shared between its tabs, and for as long as the page lives where the browser refuses. */
import { persistentAtom } from '@nanostores/persistent';
import { atom, computed, type ReadableAtom } from 'nanostores';

export interface KeptValue<Value> {
  /** What counts: what is kept, and what the browser has refused to keep. */
  readonly value: ReadableAtom<Value>;
  /** Keeps this instead. @returns whether the browser does. */
  keep(value: Value): boolean;
  /** Keeps nothing any more. */
  clear(): void;
}

export interface KeptValueOptions<Value> {
  /** While nothing is kept. */
  readonly empty: Value;
  encode(value: Value): string;
  /** @returns what could be read of it; never throws. */
  decode(text: string): Value;
  /** What counts where the browser has refused something, while another tab may go on keeping; by default what was refused. */
  together?(kept: Value, refused: Value): Value;
}

/** @param name What stands behind the site's name in the browser's storage. */
export function keptValue<Value>(
  name: string,
  { empty, encode, decode, together = (_, refused) => refused }: KeptValueOptions<Value>,
): KeptValue<Value> {
  const store = persistentAtom<{ readonly value: Value } | undefined>(
    `server-actions-lab:${name}`,
    undefined,
    {
      encode: (held) => (held ? encode(held.value) : undefined),
      decode: (text) => ({ value: decode(text) }),
    },
  );
  // Heard from now on: a store that is first heard of after a refusal puts back what it had, and is refused again.
  store.listen(() => {});
  const onlyHere = atom<{ readonly value: Value } | null>(null);
  return {
    value: computed([store, onlyHere], (kept, here) => {
      const known = kept ? kept.value : empty;
      return here ? together(known, here.value) : known;
    }),
    keep(value) {
      try {
        store.set({ value });
        onlyHere.set(null);
        return true;
      } catch {
        // No room, or not allowed: it counts all the same, and whatever is kept next tries to keep both.
        onlyHere.set({ value });
        return false;
      }
    },
    clear() {
      onlyHere.set(null);
      try {
        store.set(undefined);
      } catch {
        // Taking something away needs no room; where even that is not allowed, nothing was kept.
      }
    },
  };
}
