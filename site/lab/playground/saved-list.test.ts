import { expect, test } from 'vitest';
import { openSavedList, type SavedChannel } from './saved-list.ts';
import type { SavedStore } from './saved-store.ts';

class FakeStore implements SavedStore {
  readonly kept = new Map<string, unknown>();
  isFull = false;
  async all(): Promise<unknown[]> {
    return [...this.kept.values()];
  }
  async change(id: string, to: (kept: unknown) => unknown): Promise<void> {
    if (this.isFull) throw new DOMException('No room.', 'QuotaExceededError');
    this.kept.set(id, structuredClone(to(this.kept.get(id))));
  }
}

/** Tabs that tell each other. */
const tabs = (): (() => SavedChannel) => {
  const listeners = new Set<() => void>();
  return () => {
    let own: (() => void) | null = null;
    return {
      tell: () => {
        for (const each of listeners) if (each !== own) each();
      },
      listen(listener) {
        own = listener;
        listeners.add(listener);
      },
    };
  };
};
const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
const base = { kind: 'template' } as const;

const open = async (store = new FakeStore(), channel = tabs()(), now = () => 1000) => {
  const list = openSavedList(store, channel, now);
  await list.load();
  return { store, list };
};
const names = (list: ReturnType<typeof openSavedList>) => list.shown.get()?.map(({ name }) => name);

test('a playground is there after a reload, under a name of its own', async () => {
  const { store, list } = await open();
  await list.add({ id: 'one', name: 'Tickets', base });
  await list.add({ id: 'two', name: 'Tickets', base });
  expect(list.rename('two', '  Seats ')).toBe('Seats');
  expect(list.rename('one', '   ')).toBe('Tickets');
  await settled();
  const again = await open(store);
  expect(names(again.list)?.sort()).toEqual(['Seats', 'Tickets']);
});

test('a deleted playground is away, and comes back', async () => {
  let at = 1000;
  const { store, list } = await open(new FakeStore(), tabs()(), () => at);
  await list.add({ id: 'one', name: 'Tickets', base });
  list.remove('one');
  expect(names(list)).toEqual([]);
  expect(list.deleted.get().map(({ id }) => id)).toEqual(['one']);
  list.bringBack('one');
  expect(names(list)).toEqual(['Tickets']);
  list.remove('one');
  await settled();
  at += 30 * 24 * 3600_000;
  const later = await open(store, tabs()(), () => at);
  expect(later.list.deleted.get()).toEqual([]);
});

test('what the browser refuses to keep is there as long as the page, and kept with the next change that it takes', async () => {
  const { store, list } = await open();
  store.isFull = true;
  await list.add({ id: 'one', name: 'Tickets', base });
  expect(list.refused.get()).toBe('full');
  await list.load();
  expect(names(list)).toEqual(['Tickets']);
  store.isFull = false;
  await list.add({ id: 'two', name: 'Seats', base });
  expect(list.refused.get()).toBeNull();
  expect([...store.kept.keys()].sort()).toEqual(['one', 'two']);
});

test('a damaged record is counted, hides no other, and stays where it is', async () => {
  const store = new FakeStore();
  store.kept.set('bad', { id: 'bad', name: 7 });
  const { list } = await open(store);
  await list.add({ id: 'one', name: 'Tickets', base });
  expect(names(list)).toEqual(['Tickets']);
  expect(list.damaged.get()).toBe(1);
  expect(store.kept.get('bad')).toEqual({ id: 'bad', name: 7 });
});

test('another tab sees what is made and renamed here', async () => {
  const [store, channel] = [new FakeStore(), tabs()];
  const one = await open(store, channel());
  const other = await open(store, channel());
  await one.list.add({ id: 'one', name: 'Tickets', base });
  await settled();
  expect(names(other.list)).toEqual(['Tickets']);
  other.list.rename('one', 'Seats');
  await settled();
  expect(names(one.list)).toEqual(['Seats']);
});
