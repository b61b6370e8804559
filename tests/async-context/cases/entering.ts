/** Cases for what is entered without an end, and for disabling. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Cases, seen, sleep, storage } from '../case.ts';

export const enteringCases: Cases = {
  'what another storage enters inside a run stays after it': () => {
    const [s, t] = [storage(), storage()];
    return s.exit(() => {
      s.run('a', () => t.enterWith('b'));
      return [seen(s.getStore()), seen(t.getStore())];
    });
  },
  'enterWith holds for the rest of the function and what it starts': async () => {
    const s = storage();
    s.enterWith('a');
    const now = s.getStore();
    await sleep();
    return [now, s.getStore()];
  },
  'enterWith in a callee is seen by its caller until the next await': async () => {
    const s = storage();
    const enter = async () => {
      s.enterWith('inner');
      await sleep();
      return s.getStore();
    };
    return s.run('outer', async () => {
      const started = enter();
      const after = s.getStore();
      return [after, await started, s.getStore()];
    });
  },
  'enterWith in a timer does not reach the next timer': async () => {
    const s = storage();
    const first = new Promise<void>((resolve) =>
      setTimeout(() => {
        s.enterWith('leak');
        resolve();
      }, 1),
    );
    const second = new Promise((resolve) => setTimeout(() => resolve(seen(s.getStore())), 1));
    const third = new Promise((resolve) => setTimeout(() => resolve(seen(s.getStore())), 5));
    await first;
    return [await second, await third];
  },
  'enterWith in a microtask does not reach the next microtask': async () => {
    const s = storage();
    const ready = Promise.resolve();
    const log: unknown[] = [];
    ready.then(() => s.enterWith('leak'));
    ready.then(() => log.push(seen(s.getStore())));
    await sleep();
    return [log, seen(s.getStore())];
  },
  'enterWith inside of run ends with the run': () => {
    const s = storage();
    return s.run('a', () => {
      s.run('b', () => s.enterWith('c'));
      return s.getStore();
    });
  },
  'disable forgets the store until the next run': () => {
    const s = storage();
    return s.run('a', () => {
      s.disable();
      return [seen(s.getStore()), s.run('b', () => s.getStore()), seen(s.getStore())];
    });
  },
  'disable outside of everything does no harm': () => {
    const s = storage();
    s.disable();
    return s.run('a', () => s.getStore());
  },
  'disable reaches what was started in the same context': async () => {
    const s = storage();
    return s.run('a', async () => {
      const later = new Promise((resolve) => setTimeout(() => resolve(seen(s.getStore())), 1));
      s.disable();
      return [seen(s.getStore()), await later];
    });
  },
  'disable in a nested context leaves the outer one alone': () => {
    const s = storage();
    return s.run('a', () => [
      s.run('b', () => {
        s.disable();
        return seen(s.getStore());
      }),
      s.getStore(),
    ]);
  },
  'disabling another storage inside a run is not undone by it': () => {
    const [s, t] = [storage(), storage()];
    return s.run('a', () => {
      t.run('b', () => s.disable());
      return [seen(s.getStore()), seen(t.getStore())];
    });
  },
  'enterWith after disable works': () => {
    const s = storage();
    return s.run('a', () => {
      s.disable();
      s.enterWith('b');
      return s.getStore();
    });
  },
  'a default value is back after disable': () => {
    const s = new AsyncLocalStorage({ defaultValue: 'd' });
    return s.run('a', () => {
      s.disable();
      return s.getStore();
    });
  },
  'a scope ends with dispose, once': () => {
    const s = storage() as AsyncLocalStorage<string> & {
      withScope?(store: string): { dispose(): void; [Symbol.dispose](): void };
    };
    if (!s.withScope) return 'no scopes here';
    const scope = s.withScope('a');
    const inside = s.getStore();
    scope.dispose();
    const after = seen(s.getStore());
    s.enterWith('b');
    scope[Symbol.dispose]();
    return [inside, after, s.getStore()];
  },
};
