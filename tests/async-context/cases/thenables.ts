/** Cases for thenables, which are asked in the context in which they are handed over, and for looking like Promise. */
import { type Cases, seen, sleep, storage } from '../case.ts';

/** A thenable that says in which context it was asked. */
const asking = (read: () => unknown) => ({
  // biome-ignore lint/suspicious/noThenProperty: a thenable is what these cases are about.
  then(resolve: (value: unknown) => void) {
    const now = seen(read());
    setTimeout(() => resolve(now), 1);
  },
});

export const thenableCases: Cases = {
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
};
