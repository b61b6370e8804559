/** Cases for async functions and generators: the context survives every place where they can stop. */
import { type Cases, seen, sleep, storage } from '../case.ts';

export const functionCases: Cases = {
  'the context survives await': async () => {
    const s = storage();
    return s.run('a', async () => {
      await null;
      return s.getStore();
    });
  },
  'the context survives many awaits of many kinds': async () => {
    const s = storage();
    return s.run('a', async () => {
      const log = [];
      await 1;
      log.push(s.getStore());
      await Promise.resolve();
      log.push(s.getStore());
      await sleep();
      log.push(s.getStore());
      await new Promise((resolve) => setImmediate(resolve));
      log.push(s.getStore());
      await new Promise<void>((resolve) => process.nextTick(resolve));
      log.push(s.getStore());
      return log;
    });
  },
  'the caller of run has its own context after awaiting it': async () => {
    const s = storage();
    const inside = await s.run('a', async () => {
      await sleep();
      return s.getStore();
    });
    return [inside, seen(s.getStore())];
  },
  'the context survives an awaited rejection': async () => {
    const s = storage();
    return s.run('a', async () => {
      try {
        await sleep().then(() => {
          throw new Error('x');
        });
      } catch {
        await sleep();
        return ['caught', s.getStore()];
      } finally {
        await sleep();
      }
      return 'not caught';
    });
  },
  'the context survives awaits a hundred levels deep': async () => {
    const s = storage();
    const deep = async (level: number): Promise<unknown> => {
      if (level === 0) return s.getStore();
      await null;
      return deep(level - 1);
    };
    return s.run('a', () => deep(100));
  },
  'contexts nested a thousand deep unwind': () => {
    const s = storage();
    const deep = (level: number): unknown =>
      level === 0 ? s.getStore() : s.run(String(level), () => deep(level - 1));
    return s.run('top', () => [deep(1000), s.getStore()]);
  },
  'concurrent async functions stay apart': async () => {
    const s = storage();
    const one = (name: string) =>
      s.run(name, async () => {
        const log = [];
        for (let i = 0; i < 3; i += 1) {
          await sleep((i * 7 + name.length) % 3);
          log.push(s.getStore());
        }
        return log;
      });
    return Promise.all([one('a'), one('bb'), one('ccc')]);
  },
  'run inside an async function comes back after its await': async () => {
    const s = storage();
    return s.run('a', async () => {
      const inner = await s.run('b', async () => {
        await sleep();
        return s.getStore();
      });
      await sleep();
      return [inner, s.getStore()];
    });
  },
  'enterWith in an async function stays after its await and does not reach its caller': async () => {
    const s = storage();
    const inner = async () => {
      await sleep();
      s.enterWith('inner');
      await sleep();
      return s.getStore();
    };
    return s.run('outer', async () => [await inner(), s.getStore()]);
  },
  'an async generator runs in the context of who asks': async () => {
    const s = storage();
    async function* numbers() {
      yield seen(s.getStore());
      await sleep();
      yield seen(s.getStore());
    }
    const generator = s.run('made', numbers);
    const first = await s.run('a', () => generator.next());
    const second = await s.run('b', () => generator.next());
    return [first.value, second.value];
  },
  'for await keeps the context of the loop': async () => {
    const s = storage();
    async function* numbers() {
      yield 1;
      await sleep();
      yield 2;
    }
    return s.run('a', async () => {
      const log: unknown[] = [];
      for await (const n of numbers()) log.push([n, s.getStore()]);
      return [log, s.getStore()];
    });
  },
  'for await over promises keeps the context': async () => {
    const s = storage();
    return s.run('a', async () => {
      const log: unknown[] = [];
      for await (const n of [sleep().then(() => 1), 2]) log.push([n, s.getStore()]);
      return log;
    });
  },
  'leaving for await runs the generator’s finally in context': async () => {
    const s = storage();
    const log: unknown[] = [];
    async function* endless() {
      try {
        for (let n = 0; ; n += 1) yield n;
      } finally {
        await sleep();
        log.push(s.getStore());
      }
    }
    return s.run('a', async () => {
      for await (const n of endless()) if (n === 2) break;
      return [log, s.getStore()];
    });
  },
  'yield* to another async generator keeps the context': async () => {
    const s = storage();
    async function* inner() {
      await sleep();
      yield s.getStore();
    }
    async function* outer() {
      yield* inner();
      yield s.getStore();
    }
    return s.run('a', async () => {
      const log = [];
      for await (const value of outer()) log.push(value);
      return log;
    });
  },
  'async methods, arrows and this work': async () => {
    const s = storage();
    class Service {
      readonly name = 'service';
      async call(...args: number[]) {
        await sleep();
        const inner = async () => {
          await sleep();
          return [this.name, args, s.getStore()];
        };
        return inner();
      }
    }
    return s.run('a', () => new Service().call(1, 2));
  },
  'an async disposable is disposed of in context': async () => {
    const s = storage();
    const log: unknown[] = [];
    return s.run('a', async () => {
      const resource = {
        async [Symbol.asyncDispose]() {
          await sleep();
          log.push(s.getStore());
        },
      };
      try {
        await sleep();
      } finally {
        await resource[Symbol.asyncDispose]();
      }
      return [log, s.getStore()];
    });
  },
};
