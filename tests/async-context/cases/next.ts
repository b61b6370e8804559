/** Cases as Next.js and React do it: several storages around one request, rendered and streamed over many hops. */
import { AsyncLocalStorage } from 'node:async_hooks';
import http from 'node:http';
import { Readable } from 'node:stream';
import { type Cases, seen, sleep, storage } from '../case.ts';
import { ask, serving } from './http.ts';

interface Work {
  readonly route: string;
  readonly after: (() => unknown)[];
}

export const nextCases: Cases = {
  'nested storages around a handler are read several levels deep': async () => {
    const [work, unit, action] = [storage(), storage(), storage()];
    const read = () => [work, unit, action].map((s) => seen(s.getStore()));
    const cookies = async () => {
      await null;
      return read();
    };
    const query = async () => {
      await sleep();
      const inside = await cookies();
      await new Promise((resolve) => setImmediate(resolve));
      return [inside, read()];
    };
    const handler = async () => action.run('action', async () => [await query(), read()]);
    return work.run('work', () => unit.run('unit', async () => [await handler(), read()]));
  },
  'eighteen requests at once have stores of their own': async () => {
    const [work, unit] = [storage(), storage()];
    const server = () =>
      http.createServer((request, response) =>
        work.run(request.url ?? '', async () => {
          const seenByAll = await Promise.all(
            [1, 2, 3].map((n) =>
              unit.run(`unit ${n}`, async () => {
                await sleep(n);
                await Promise.resolve().then(() => sleep(1));
                return `${work.getStore()} ${unit.getStore()}`;
              }),
            ),
          );
          response.end(JSON.stringify([work.getStore(), seen(unit.getStore()), seenByAll]));
        }),
      );
    return serving(server, (port) =>
      Promise.all(Array.from({ length: 18 }, async (_, i) => JSON.parse(await ask(port, `/user-${i}`)))),
    );
  },
  'after() runs callbacks in the snapshot of their registration, when the response is closed': async () => {
    const work = new AsyncLocalStorage<Work>();
    const log: unknown[] = [];
    const { promise: done, resolve } = Promise.withResolvers<void>();
    const after = (callback: () => unknown) => {
      const snapshot = AsyncLocalStorage.snapshot();
      work.getStore()?.after.push(() => snapshot(callback));
    };
    await serving(
      () =>
        http.createServer((request, response) => {
          const store: Work = { route: request.url ?? '', after: [] };
          response.on('close', async () => {
            for (const callback of store.after) await callback();
            resolve();
          });
          work.run(store, async () => {
            await sleep();
            after(async () => {
              await sleep();
              log.push(work.getStore()?.route);
            });
            response.end('x');
          });
        }),
      async (port) => {
        await ask(port, '/route');
        await done;
      },
    );
    return log;
  },
  'a stream is pulled in context while it is piped to a response': async () => {
    const work = storage();
    return serving(
      () =>
        http.createServer((request, response) =>
          work.run(request.url ?? '', async () => {
            let left = 3;
            const stream = new ReadableStream<Uint8Array>({
              async pull(controller) {
                await sleep();
                controller.enqueue(new TextEncoder().encode(`${seen(work.getStore())} `));
                left -= 1;
                if (left === 0) controller.close();
              },
            });
            await stream.pipeTo(
              new WritableStream({
                write: (chunk) => void response.write(chunk),
                close: () => void response.end(String(work.getStore())),
              }),
            );
          }),
        ),
      (port) => ask(port, '/piped'),
    );
  },
  'a streamed response of a render inside a cache scope': async () => {
    const [work, cache] = [storage(), storage()];
    const cached = (key: string, make: () => Promise<unknown>) => work.exit(() => cache.run(key, make));
    const make = async () => {
      await sleep();
      return [seen(work.getStore()), seen(cache.getStore())];
    };
    return work.run('request', async () => {
      const inside = await cached('key', make);
      return [inside, seen(work.getStore()), seen(cache.getStore())];
    });
  },
  'a request body parsed from a stream before an action runs': async () => {
    const work = storage();
    return serving(
      () =>
        http.createServer((request, response) =>
          work.run('action', async () => {
            const body = new Request('http://x', {
              method: 'POST',
              body: Readable.toWeb(request) as ReadableStream,
              duplex: 'half',
            } as RequestInit);
            response.end(`${await body.text()} ${work.getStore()}`);
          }),
        ),
      (port) => ask(port, '/', 'posted'),
    );
  },
  'lazy promises that many components read are made in the first one’s context': async () => {
    const [work, unit] = [storage(), storage()];
    let cached: Promise<unknown> | undefined;
    const load = () => {
      cached ??= sleep().then(() => [seen(work.getStore()), seen(unit.getStore())]);
      return cached;
    };
    const render = (name: string) => unit.run(name, async () => [await load(), unit.getStore()]);
    return work.run('page', () => Promise.all(['header', 'list', 'footer'].map(render)));
  },
  'a thenable query runs in the context of the action that returns it': async () => {
    const work = storage();
    const statements: unknown[] = [];
    const query = (sql: string) => ({
      // biome-ignore lint/suspicious/noThenProperty: query builders are thenables.
      then: (resolve: (rows: unknown) => void, reject: (error: unknown) => void) =>
        sleep()
          .then(() => statements.push([sql, seen(work.getStore())]))
          .then(resolve, reject),
    });
    const action = async () => {
      await query('insert');
      return query('select');
    };
    await Promise.all([work.run('ana', action), work.run('ben', action)]);
    return statements;
  },
  'React’s render task: a snapshot taken in a component is used by a later task': async () => {
    const request = storage();
    const tasks: (() => void)[] = [];
    const log: unknown[] = [];
    request.run('request', () => {
      const bound = AsyncLocalStorage.bind(() => log.push(seen(request.getStore())));
      tasks.push(bound, () => log.push(seen(request.getStore())));
    });
    await new Promise<void>((resolve) =>
      setImmediate(() => {
        for (const task of tasks) task();
        resolve();
      }),
    );
    return log;
  },
  'the global AsyncLocalStorage, which React looks for, is the module’s where there is one': () => {
    const Global: unknown = Reflect.get(globalThis, 'AsyncLocalStorage');
    return Global === undefined || Global === AsyncLocalStorage;
  },
};
