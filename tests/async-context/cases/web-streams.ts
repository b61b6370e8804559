/** Cases for web streams: sources run in the context of whoever drives the stream. */
import { ReadableStream as WebReadable } from 'node:stream/web';
import { type Cases, seen, sleep, storage } from '../case.ts';

/** All chunks of a stream. */
export const chunks = async (stream: ReadableStream<unknown>): Promise<unknown[]> => {
  const all = [];
  for await (const chunk of stream) all.push(chunk);
  return all;
};

/** A stream of what its source sees at each pull. */
export const pulling = (read: () => unknown, wait = 0, highWaterMark = 0) => {
  let left = 3;
  return new ReadableStream<unknown>(
    {
      async pull(controller) {
        const now = seen(read());
        if (wait) await sleep(wait);
        controller.enqueue([now, seen(read())]);
        left -= 1;
        if (left === 0) controller.close();
      },
    },
    { highWaterMark },
  );
};

export const webStreamCases: Cases = {
  'start, pull and cancel of a source that is read in its maker’s context': async () => {
    const s = storage();
    return s.run('a', async () => {
      const log: unknown[] = [];
      const stream = new ReadableStream({
        start: () => void log.push(['start', seen(s.getStore())]),
        pull: (controller) => {
          log.push(['pull', seen(s.getStore())]);
          controller.enqueue(1);
        },
        cancel: (reason) => void log.push(['cancel', reason, seen(s.getStore())]),
      });
      const reader = stream.getReader();
      await reader.read();
      await reader.read();
      log.push(s.getStore());
      await reader.cancel('why');
      return log;
    });
  },
  'pull is called in the context of read': async () => {
    const s = storage();
    const stream = s.run('made', () => pulling(() => s.getStore()));
    await sleep();
    const reader = stream.getReader();
    return [await s.run('a', () => reader.read()), await s.run('b', () => reader.read())];
  },
  'pull is called in no context if there is none to read in': async () => {
    const s = storage();
    const stream = s.run('made', () => pulling(() => s.getStore(), 1));
    await sleep();
    return chunks(stream);
  },
  'pull is called in no context after somebody else has read': async () => {
    const s = storage();
    const stream = s.run('made', () => pulling(() => s.getStore()));
    await sleep();
    const reader = stream.getReader();
    await s.run('a', () => reader.read());
    return reader.read();
  },
  'pull that works ahead is called in the context of the maker at first': async () => {
    const s = storage();
    const stream = s.run('made', () => pulling(() => s.getStore(), 1, 1));
    await sleep(3);
    return s.run('reading', async () => (await stream.getReader().read()).value);
  },
  'for await over a web stream': async () => {
    const s = storage();
    return s.run('a', async () => [await chunks(pulling(() => s.getStore(), 1)), s.getStore()]);
  },
  'a stream of bytes': async () => {
    const s = storage();
    const log: unknown[] = [];
    return s.run('a', async () => {
      const stream = new ReadableStream({
        type: 'bytes',
        pull(controller) {
          log.push(seen(s.getStore()));
          controller.enqueue(new Uint8Array([1]));
        },
      });
      const reader = stream.getReader({ mode: 'byob' });
      await reader.read(new Uint8Array(1));
      await reader.read(new Uint8Array(1));
      await reader.cancel();
      return log;
    });
  },
  'a source keeps its own this': async () => {
    class Source {
      readonly #secret = 7;
      pull(controller: ReadableStreamDefaultController<unknown>) {
        controller.enqueue([this.#secret, this instanceof Source]);
        controller.close();
      }
    }
    return chunks(new ReadableStream(new Source()));
  },
  'wrong sources are refused as before': () =>
    [{ pull: 1 }, { type: 'x' }, 1].map((source) => {
      try {
        Reflect.construct(ReadableStream, [source]);
        return 'made';
      } catch (error) {
        return error instanceof Error ? error.constructor.name : 'odd';
      }
    }),
  'the constructors look as before': async () => {
    class Mine extends (ReadableStream as new () => object) {}
    const { body } = new Response('x');
    return [
      [ReadableStream, WritableStream, TransformStream].map((f) => [f.name, f.length]),
      new Mine() instanceof Mine,
      new Mine() instanceof ReadableStream,
      body instanceof ReadableStream,
      body?.constructor === ReadableStream,
      new ReadableStream().constructor === ReadableStream,
      await chunks(WebReadable.from(['x']) as ReadableStream<unknown>),
    ];
  },
};
