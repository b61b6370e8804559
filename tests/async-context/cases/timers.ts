/** Cases for timers, ticks and microtasks, and for looking like Node's own. */
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Cases, called, seen, sleep, storage, thrownBy } from '../case.ts';

export const timerCases: Cases = {
  'setTimeout carries context and arguments': () => {
    const s = storage();
    return s.run('a', () =>
      called((done) => setTimeout((...args: unknown[]) => done([args, s.getStore()]), 1, 'x', 2)),
    );
  },
  'setImmediate carries context and arguments': () => {
    const s = storage();
    return s.run('a', () =>
      called((done) => setImmediate((...args: unknown[]) => done([args, s.getStore()]), 'x', 2)),
    );
  },
  'setInterval carries on every tick until cleared': () => {
    const s = storage();
    const log: unknown[] = [];
    return s.run('a', () =>
      called((done) => {
        const interval = setInterval(
          (x: string) => {
            log.push([x, s.getStore()]);
            if (log.length === 3) {
              clearInterval(interval);
              done(log);
            }
          },
          1,
          'x',
        );
      }),
    );
  },
  'enterWith in an interval ends with the tick': () => {
    const s = storage();
    const log: unknown[] = [];
    return s.run('a', () =>
      called((done) => {
        const interval = setInterval(() => {
          log.push(s.getStore());
          s.enterWith('b');
          if (log.length === 2) {
            clearInterval(interval);
            done(log);
          }
        }, 1);
      }),
    );
  },
  'nextTick carries context and arguments': () => {
    const s = storage();
    return s.run('a', () =>
      called((done) => process.nextTick((...args: unknown[]) => done([args, s.getStore()]), 'x', 2)),
    );
  },
  'queueMicrotask carries': () => {
    const s = storage();
    return s.run('a', () => called((done) => queueMicrotask(() => done(s.getStore()))));
  },
  'the functions of node:timers carry': () => {
    const s = storage();
    return s.run('a', () =>
      Promise.all([
        called((done) => timers.setTimeout(() => done(s.getStore()), 1)),
        called((done) => timers.setImmediate(() => done(s.getStore()))),
      ]),
    );
  },
  'the functions of node:timers/promises carry': () => {
    const s = storage();
    return s.run('a', async () => {
      const values = [
        await timersPromises.setTimeout(1, 'v'),
        s.getStore(),
        await timersPromises.setImmediate('w'),
      ];
      for await (const tick of timersPromises.setInterval(1, 'x')) {
        values.push(tick, s.getStore());
        break;
      }
      return values;
    });
  },
  'promisified timers carry': () => {
    const s = storage();
    return s.run('a', async () => [
      await promisify(setTimeout)(1, 'v'),
      s.getStore(),
      await promisify(setImmediate)('w'),
      s.getStore(),
    ]);
  },
  'timers are on the module and the global object under one identity': () => [
    setTimeout === timers.setTimeout,
    setInterval === timers.setInterval,
    setImmediate === timers.setImmediate,
  ],
  'timers look as before': () =>
    [setTimeout, setInterval, setImmediate, queueMicrotask, process.nextTick].map((f) => [
      f.name,
      f.length,
      Object.getOwnPropertySymbols(f).map(String),
    ]),
  'a cleared timer does not fire': async () => {
    const log: string[] = [];
    storage().run('a', () => {
      clearTimeout(setTimeout(() => log.push('timeout'), 1));
      clearInterval(setInterval(() => log.push('interval'), 1));
      clearImmediate(setImmediate(() => log.push('immediate')));
      clearTimeout(Number(setTimeout(() => log.push('by number'), 1)));
    });
    await sleep(5);
    return log;
  },
  'a Timeout is what it was': () => {
    const timeout = storage().run('a', () => setTimeout(() => {}, 1));
    const seenThere = [
      timeout.constructor.name,
      timeout.hasRef(),
      timeout.unref() === timeout,
      timeout.ref().hasRef(),
      typeof Number(timeout),
    ];
    clearTimeout(timeout);
    return seenThere;
  },
  'a refreshed timer has the context of its making': () => {
    const s = storage();
    return called((done) => {
      const timeout = s.run('a', () => setTimeout(() => done(s.getStore()), 2));
      s.run('b', () => timeout.refresh());
    });
  },
  'timers set in timers keep the context': () => {
    const s = storage();
    return s.run('a', () =>
      called((done) =>
        setTimeout(
          () => setImmediate(() => process.nextTick(() => queueMicrotask(() => done(s.getStore())))),
          1,
        ),
      ),
    );
  },
  'a timer set in no context has none inside of a run': async () => {
    const s = storage();
    const outside = called((done) => setTimeout(() => done(seen(s.getStore())), 1));
    await s.run('a', () => sleep(3));
    return outside;
  },
  'what is no function is refused as before': () => {
    const refuse = (schedule: (...args: never[]) => unknown) =>
      thrownBy(() => Reflect.apply(schedule, globalThis, ['x']));
    return storage().run('a', () =>
      [setTimeout, setInterval, setImmediate, queueMicrotask]
        .map(refuse)
        .concat(thrownBy(() => Reflect.apply(process.nextTick, process, ['x']))),
    );
  },
  'setTimeout’s this is the Timeout': () =>
    storage().run('a', () =>
      called((done) => {
        const timeout: NodeJS.Timeout = setTimeout(function (this: unknown) {
          done(this === timeout);
        }, 1);
      }),
    ),
  'an order of ticks, microtasks and immediates is as before': () => {
    const s = storage();
    const log: string[] = [];
    return called((done) => {
      setImmediate(() => log.push('immediate'));
      s.run('a', () => process.nextTick(() => log.push('tick a')));
      process.nextTick(() => log.push('tick'));
      s.run('a', () => Promise.resolve().then(() => log.push('then a')));
      Promise.resolve().then(() => log.push('then'));
      queueMicrotask(() => log.push('microtask'));
      s.run('a', () => setImmediate(() => done(log)));
    });
  },
};
