/** Cases for promises: the context of a callback is that of its registration. */
import { type Cases, seen, sleep, storage } from '../case.ts';

/** A thenable that says in which context it was asked. */
const asking = (read: () => unknown) => ({
  // biome-ignore lint/suspicious/noThenProperty: a thenable is what these cases are about.
  then(resolve: (value: unknown) => void) {
    const now = seen(read());
    setTimeout(() => resolve(now), 1);
  },
});

export const promiseCases: Cases = {
  'then keeps the context of registration': async () => {
    const s = storage();
    const ready = Promise.resolve();
    const inA = s.run('a', () => ready.then(() => s.getStore()));
    const inB = s.run('b', () => ready.then(() => s.getStore()));
    return [await inA, await inB, seen(s.getStore())];
  },
  'a callback registered in no context stays in none when run resolves the promise': async () => {
    const s = storage();
    const { promise, resolve } = Promise.withResolvers<void>();
    const outside = promise.then(() => seen(s.getStore()));
    s.run('a', resolve);
    return outside;
  },
  'a callback registered in no context stays in none when enterWith follows': async () => {
    const s = storage();
    const outside = Promise.resolve().then(() => seen(s.getStore()));
    s.enterWith('a');
    return outside;
  },
  'a callback registered inside keeps its context when it is resolved outside': async () => {
    const s = storage();
    const { promise, resolve } = Promise.withResolvers<void>();
    const inside = s.run('a', () => promise.then(() => s.getStore()));
    s.run('b', resolve);
    return inside;
  },
  'every link of a chain has the context': async () => {
    const s = storage();
    const log: unknown[] = [];
    await s.run('a', () =>
      Promise.resolve()
        .then(() => log.push(s.getStore()))
        .then(() => Promise.reject(new Error('x')))
        .catch(() => log.push(s.getStore()))
        .finally(() => log.push(s.getStore())),
    );
    return log;
  },
  'both callbacks of then have the context': async () => {
    const s = storage();
    const read = () => s.getStore();
    return s.run('a', () =>
      Promise.all([Promise.resolve().then(read, read), Promise.reject(1).then(read, read)]),
    );
  },
  'finally passes value and reason on': async () => [
    await Promise.resolve(1).finally(() => 2),
    await Promise.reject(3)
      .finally(() => 4)
      .catch((reason) => reason),
  ],
  'values that are no functions are let through by then': async () =>
    Promise.resolve(1).then(null).then(undefined, null),
  'a promise returned from a callback is waited for in context': async () => {
    const s = storage();
    return s.run('a', () =>
      Promise.resolve()
        .then(() => sleep().then(() => 'v'))
        .then((value) => [value, s.getStore()]),
    );
  },
  'all, allSettled, race and any carry': async () => {
    const s = storage();
    const work = () => sleep().then(() => s.getStore());
    return s.run('a', () =>
      Promise.all([
        Promise.all([work(), work()]),
        Promise.allSettled([work(), Promise.reject(1)]),
        Promise.race([work()]),
        Promise.any([Promise.reject(1), work()]),
      ]).then((all) => [all, s.getStore()]),
    );
  },
  'branches of Promise.all stay apart': async () => {
    const s = storage();
    return Promise.all(
      ['a', 'b', 'c'].map((name) =>
        s.run(name, async () => {
          await sleep(name === 'b' ? 1 : 3);
          return s.getStore();
        }),
      ),
    );
  },
  'an awaited thenable is asked in the context': async () => {
    const s = storage();
    return s.run('a', async () => [await asking(() => s.getStore()), s.getStore()]);
  },
  'a thenable returned from an async function is asked in the context': async () => {
    const s = storage();
    return s.run('a', async () => asking(() => s.getStore()));
  },
  'a thenable returned from an async function after an await is asked in the context': async () => {
    const s = storage();
    return s.run('a', async () => {
      await sleep();
      return asking(() => s.getStore());
    });
  },
  'a thenable returned from a then callback is asked in the context': async () => {
    const s = storage();
    return s.run('a', () => Promise.resolve().then(() => asking(() => s.getStore())));
  },
  'a thenable given to resolve is asked in the context of resolving': async () => {
    const s = storage();
    return s.run('a', () => new Promise((resolve) => resolve(asking(() => s.getStore()))));
  },
  'a thenable given to withResolvers is asked in the context of resolving': async () => {
    const s = storage();
    const { promise, resolve } = Promise.withResolvers<unknown>();
    s.run('a', () => resolve(asking(() => s.getStore())));
    return promise;
  },
  'thenables in Promise.all are asked in the context': async () => {
    const s = storage();
    return s.run('a', () => Promise.all([asking(() => s.getStore()), asking(() => s.getStore())]));
  },
  'a thenable whose then throws rejects': async () => {
    const s = storage();
    const broken = {
      // biome-ignore lint/suspicious/noThenProperty: a thenable is what these cases are about.
      get then(): unknown {
        throw new RangeError('broken');
      },
    };
    return s.run('a', () => Promise.resolve(broken).catch((error) => [error.message, s.getStore()]));
  },
  'a getter named then is read once': async () => {
    const s = storage();
    let reads = 0;
    const counting = {
      // biome-ignore lint/suspicious/noThenProperty: a thenable is what these cases are about.
      get then() {
        reads += 1;
        return (resolve: (value: string) => void) => resolve('v');
      },
    };
    return s.run('a', async () => [await Promise.resolve(counting), reads]);
  },
  'Promise.resolve gives a promise back as it is': () => {
    const promise = Promise.resolve(1);
    return storage().run('a', () => Promise.resolve(promise) === promise);
  },
  'a subclass keeps its class, species and context': async () => {
    const s = storage();
    class Task<T> extends Promise<T> {}
    class Plain<T> extends Promise<T> {
      static override get [Symbol.species]() {
        return Promise;
      }
    }
    return s.run('a', async () => [
      Task.resolve(1) instanceof Task,
      Task.resolve(1).then(() => 2) instanceof Task,
      Task.all([1]) instanceof Task,
      Plain.resolve(1).then(() => 2) instanceof Plain,
      await Task.resolve(1).then(() => s.getStore()),
      await new Task((resolve) => setTimeout(resolve, 1)).then(() => s.getStore()),
    ]);
  },
  'a promise resolved with itself is refused': async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    resolve(promise);
    return promise.catch((error) => error.constructor.name);
  },
  'the Promise constructor looks and refuses as before': () => {
    const refused = (action: () => unknown) => {
      try {
        return action();
      } catch (error) {
        return error instanceof Error ? [error.constructor.name, error.message] : 'odd';
      }
    };
    return [
      Promise.name,
      Promise.length,
      refused(() => Reflect.apply(Promise, undefined, [() => {}])),
      refused(() => Reflect.construct(Promise, [1])),
      Object.prototype.toString.call(Promise.resolve()),
      Promise.resolve() instanceof Promise,
      (async () => {})() instanceof Promise,
      Object.getOwnPropertyNames(Promise).sort(),
      Promise.prototype.then.name,
      Promise.prototype.then.length,
    ];
  },
  'Promise.try carries': async () => {
    const s = storage();
    return s.run('a', () => Promise.try(() => s.getStore()).then((value) => [value, s.getStore()]));
  },
  'an error thrown in an executor rejects': () =>
    new Promise(() => {
      throw new RangeError('x');
    }).catch((error) => error.message),
  'callbacks run in the order of registration across contexts': async () => {
    const s = storage();
    const order: unknown[] = [];
    const ready = Promise.resolve();
    ready.then(() => order.push(1));
    s.run('a', () => ready.then(() => order.push(2)));
    ready.then(() => order.push(3));
    s.run('b', () => queueMicrotask(() => order.push(4)));
    await sleep();
    return order;
  },
  'an unhandled rejection is reported once, with the same reason and promise': async () => {
    const s = storage();
    const reports: unknown[] = [];
    const reason = new Error('lost');
    let promise: unknown;
    const listener = (why: unknown, which: unknown) => reports.push([why === reason, which === promise]);
    process.on('unhandledRejection', listener);
    s.run('a', () => {
      promise = Promise.resolve().then(() => {
        throw reason;
      });
    });
    await sleep(5);
    process.off('unhandledRejection', listener);
    return reports;
  },
  'an unhandled rejection is reported in the context of the rejection': async () => {
    const s = storage();
    const reports: unknown[] = [];
    const listener = () => reports.push(seen(s.getStore()));
    process.on('unhandledRejection', listener);
    s.run('then', () => {
      Promise.resolve().then(() => {
        throw new Error('lost');
      });
    });
    s.run('async', async () => {
      await sleep();
      throw new Error('lost');
    });
    s.run('reject', () => {
      Promise.reject(new Error('lost'));
    });
    await sleep(5);
    process.off('unhandledRejection', listener);
    return reports.sort();
  },
  'a handled rejection is not reported': async () => {
    const reports: unknown[] = [];
    const listener = (reason: unknown) => reports.push(String(reason));
    process.on('unhandledRejection', listener);
    storage().run('a', () => {
      Promise.reject(new Error('kept')).catch(() => {});
    });
    await sleep(5);
    process.off('unhandledRejection', listener);
    return reports;
  },
};
