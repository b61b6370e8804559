/** Cases for promises: the context of a callback is that of its registration. */
import { type Cases, seen, sleep, storage } from '../case.ts';

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
};
