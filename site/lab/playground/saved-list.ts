/**
 * Owns the list of saved playgrounds as this page shows it: what is kept, and what the browser would not keep, which is
 * there as long as the page. Other tabs are told of changes, and theirs come in.
 */
import { atom, computed, type ReadableAtom } from 'nanostores';
import {
  BROUGHT_BACK_WITHIN_MS,
  cleanName,
  freeName,
  readSaved,
  type Saved,
  savedShape,
} from '../../lib/playground/saved.ts';
import { type Refusal, refusalOf } from '../../lib/workspace/refusal.ts';
import type { SavedStore } from './saved-store.ts';

export interface SavedList {
  /** The newest first, without those that were deleted; null as long as it is not known. */
  readonly shown: ReadableAtom<readonly Saved[] | null>;
  /** Deleted ones that can be brought back. */
  readonly deleted: ReadableAtom<readonly Saved[]>;
  /** How many cannot be read. They stay as they are. */
  readonly damaged: ReadableAtom<number>;
  /** Why the browser did not keep the last change, or could not be read; null if all is kept. */
  readonly refused: ReadableAtom<Refusal | null>;
  /** Reads what is kept. Never fails. */
  load(): Promise<void>;
  find(id: string): Saved | null;
  /** Notes a new playground, under a name that none has. */
  add(playground: Pick<Saved, 'id' | 'name' | 'base'>): Promise<Saved>;
  /** @returns the name that it has now: an empty one leaves it as it was. */
  rename(id: string, name: string): string;
  /** It was worked on. */
  touch(id: string): void;
  remove(id: string): void;
  bringBack(id: string): void;
}

/** Tells other tabs, and hears them. */
export interface SavedChannel {
  tell(): void;
  listen(listener: () => void): void;
}

export function openSavedList(
  store: SavedStore,
  channel: SavedChannel,
  now: () => number = Date.now,
): SavedList {
  const all = atom<ReadonlyMap<string, Saved> | null>(null);
  const damaged = atom(0);
  const refused = atom<Refusal | null>(null);
  /** What the browser has not kept, by id: the whole as it is here, and what of it was changed here. */
  const unkept = new Map<string, { readonly whole: Saved; readonly part: Partial<Saved> }>();
  const unkeptWhole = (): [string, Saved][] => [...unkept].map(([id, { whole }]) => [id, whole]);

  const read = async (): Promise<void> => {
    try {
      const kept = readSaved(await store.all());
      damaged.set(kept.damaged);
      all.set(new Map([...kept.saved.map((each): [string, Saved] => [each.id, each]), ...unkeptWhole()]));
      if (unkept.size === 0) refused.set(null);
    } catch (error) {
      refused.set(refusalOf(error));
      all.set(new Map([...(all.get() ?? []), ...unkeptWhole()]));
    }
  };
  channel.listen(() => void read());

  const keep = async (id: string): Promise<void> => {
    const next = unkept.get(id);
    if (!next) return;
    try {
      await store.change(id, (kept) => {
        // Another tab may have changed something else of it.
        const before = savedShape.safeParse(kept).data ?? next.whole;
        return { ...before, ...next.part, changedAt: Math.max(next.whole.changedAt, before.changedAt) };
      });
      if (unkept.get(id) === next) unkept.delete(id);
      if (unkept.size === 0) refused.set(null);
      channel.tell();
    } catch (error) {
      refused.set(refusalOf(error));
    }
  };
  const put = (whole: Saved, part: Partial<Saved>): Promise<void> => {
    all.set(new Map(all.get() ?? []).set(whole.id, whole));
    unkept.set(whole.id, { whole, part: { ...unkept.get(whole.id)?.part, ...part } });
    // Those that were refused before are tried again.
    return Promise.all([...unkept.keys()].map(keep)).then(() => {});
  };
  const find = (id: string): Saved | null => all.get()?.get(id) ?? null;
  const change = (id: string, part: Partial<Saved>): void => {
    const saved = find(id);
    if (saved) void put({ ...saved, ...part }, part);
  };
  const newestFirst = (some: Iterable<Saved>): Saved[] => [...some].sort((a, b) => b.changedAt - a.changedAt);

  return {
    shown: computed(
      all,
      (known) => known && newestFirst(known.values()).filter(({ deletedAt }) => deletedAt === null),
    ),
    deleted: computed(all, (known) =>
      newestFirst(known?.values() ?? []).filter(
        ({ deletedAt }) => deletedAt !== null && now() - deletedAt <= BROUGHT_BACK_WITHIN_MS,
      ),
    ),
    damaged,
    refused,
    load: read,
    find,
    async add({ id, name, base }) {
      const names = [...(all.get()?.values() ?? [])].map((each) => each.name);
      const at = now();
      const saved = { id, name: freeName(name, names), base, createdAt: at, changedAt: at, deletedAt: null };
      await put(saved, saved);
      return saved;
    },
    rename(id, text) {
      const name = cleanName(text);
      const before = find(id)?.name ?? '';
      if (name === null || name === before) return before;
      change(id, { name });
      return name;
    },
    touch: (id) => change(id, { changedAt: now() }),
    remove: (id) => change(id, { deletedAt: now() }),
    bringBack: (id) => change(id, { deletedAt: null }),
  };
}

/** Tabs of this browser; where it has no channel, each knows only its own changes. */
export function browserChannel(): SavedChannel {
  const channel =
    'BroadcastChannel' in globalThis ? new BroadcastChannel('server-actions-lab:playgrounds') : null;
  return {
    tell: () => channel?.postMessage('changed'),
    listen: (listener) => channel?.addEventListener('message', listener),
  };
}
