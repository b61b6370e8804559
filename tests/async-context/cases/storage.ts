/** Cases for AsyncLocalStorage itself: what it passes on, what it restores, how storages stay apart. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Cases, seen, sleep, storage, thrownBy } from '../case.ts';

export const storageCases: Cases = {
  'there is no store outside of run': () => seen(storage().getStore()),
  'run passes its arguments and returns what the callback returns': () =>
    storage().run('a', (...args: unknown[]) => ({ args }), 1, 'two', null),
  'run calls with this null': () => {
    return storage().run('a', function (this: unknown) {
      return seen(this);
    });
  },
  'exit passes its arguments and returns what the callback returns': () =>
    storage().exit((...args: unknown[]) => ({ args }), 1, 'two'),
  'exit leaves the store and comes back': () => {
    const s = storage();
    return s.run('a', () => [s.exit(() => seen(s.getStore())), s.getStore()]);
  },
  'exit does not leak out of a run in an async function': async () => {
    const s = storage();
    return s.run('a', async () => {
      const inside = await s.exit(async () => {
        await sleep();
        return seen(s.getStore());
      });
      return [inside, s.getStore()];
    });
  },
  'an exception passes through run and the store of before is back': () => {
    const s = storage();
    return s.run('a', () => [
      thrownBy(() =>
        s.run('b', () => {
          throw new RangeError('no');
        }),
      ),
      s.getStore(),
    ]);
  },
  'an exception passes through exit and the store is back': () => {
    const s = storage();
    return s.run('a', () => [
      thrownBy(() =>
        s.exit(() => {
          throw new RangeError('no');
        }),
      ),
      s.getStore(),
    ]);
  },
  'runs nest': () => {
    const s = storage();
    return s.run('a', () => [s.getStore(), s.run('b', () => s.getStore()), s.getStore()]);
  },
  'a run with the store of now does not undo what is entered inside': () => {
    const s = storage();
    return s.run('a', () => {
      s.run('a', () => s.enterWith('b'));
      return s.getStore();
    });
  },
  'two storages do not mix': async () => {
    const [s, t] = [storage(), storage()];
    return s.run('a', () =>
      t.run('b', async () => {
        await sleep();
        return [s.getStore(), t.getStore(), s.exit(() => [seen(s.getStore()), t.getStore()])];
      }),
    );
  },
  'any value can be a store': () => {
    const s = new AsyncLocalStorage<unknown>();
    return [0, '', false, null, undefined, Number.NaN, 'x'].map((store) =>
      s.run(store, () => [String(s.getStore()), typeof s.getStore()]),
    );
  },
  'a store is passed by reference': () => {
    const s = new AsyncLocalStorage<Map<string, number>>();
    const map = new Map([['a', 1]]);
    return s.run(map, () => s.getStore() === map);
  },
  'a default value is what getStore says outside': () => {
    const s = new AsyncLocalStorage({ defaultValue: 'd' });
    return [s.getStore(), s.run('a', () => s.getStore()), s.exit(() => seen(s.getStore())), s.getStore()];
  },
  'a name is kept as a string and empty by default': () => [
    new AsyncLocalStorage({ name: 'request' }).name,
    storage().name,
  ],
  'wrong options are refused': () =>
    [null, 'x', 1, []].map((options) => thrownBy(() => Reflect.construct(AsyncLocalStorage, [options]))),
  'a callback that is no function is refused': () => {
    const s = storage();
    return [thrownBy(() => Reflect.apply(s.run, s, ['a', 1])), seen(s.getStore())];
  },
  'the class is recognisable': () => [
    AsyncLocalStorage.name,
    storage() instanceof AsyncLocalStorage,
    Object.prototype.toString.call(storage()),
    AsyncLocalStorage.length,
  ],
  'a subclass works': () => {
    class Request extends AsyncLocalStorage<string> {
      who() {
        return this.getStore();
      }
    }
    const s = new Request();
    return s.run('a', () => s.who());
  },
};
