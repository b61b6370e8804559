/** Cases for web streams: sources, sinks and transformers run in the context of whoever drives the stream. */
import { Readable } from 'node:stream';
import { ReadableStream as WebReadable } from 'node:stream/web';
import { type Cases, seen, sleep, storage } from '../case.ts';

const chunks = async (stream: ReadableStream<unknown>): Promise<unknown[]> => {
  const all = [];
  for await (const chunk of stream) all.push(chunk);
  return all;
};

/** A stream of what its source sees at each pull. */
const pulling = (read: () => unknown, wait = 0, highWaterMark = 0) => {
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
  'pipeTo a sink': async () => {
    const s = storage();
    const log: unknown[] = [];
    const source = s.run('source', () => pulling(() => s.getStore(), 1));
    const sink = s.run(
      'sink',
      () =>
        new WritableStream({
          start: () => void log.push(['start', seen(s.getStore())]),
          write: async (chunk) => {
            await sleep();
            log.push(['write', chunk, seen(s.getStore())]);
          },
          close: () => void log.push(['close', seen(s.getStore())]),
        }),
    );
    await sleep();
    return s.run('piping', async () => {
      await source.pipeTo(sink);
      return [log, s.getStore()];
    });
  },
  'pipeThrough a transformer': async () => {
    const s = storage();
    const log: unknown[] = [];
    const source = s.run('source', () => pulling(() => 'x', 1));
    const transform = s.run(
      'transform',
      () =>
        new TransformStream<unknown, unknown>({
          transform: async (_, controller) => {
            await sleep();
            controller.enqueue(seen(s.getStore()));
          },
          flush: (controller) => controller.enqueue(['flush', seen(s.getStore())]),
        }),
    );
    await sleep();
    return s.run('piping', async () => [await chunks(source.pipeThrough(transform)), log, s.getStore()]);
  },
  'a TransformStream without transformer passes chunks on': async () => {
    const s = storage();
    return s.run('a', async () => {
      const { readable, writable } = new TransformStream<string>();
      const writer = writable.getWriter();
      const all = chunks(readable);
      await writer.write('x');
      await writer.close();
      return [await all, s.getStore()];
    });
  },
  'a sink that is written to': async () => {
    const s = storage();
    const log: unknown[] = [];
    const sink = s.run(
      'made',
      () =>
        new WritableStream({
          write: async (chunk) => {
            log.push([chunk, seen(s.getStore())]);
            await sleep();
          },
          close: () => void log.push(['close', seen(s.getStore())]),
        }),
    );
    await sleep();
    return s.run('writing', async () => {
      const writer = sink.getWriter();
      await writer.write(1);
      await writer.write(2);
      await writer.close();
      return log;
    });
  },
  tee: async () => {
    const s = storage();
    return s.run('a', async () => {
      const [left, right] = pulling(() => s.getStore(), 1).tee();
      return [await chunks(left), await chunks(right), s.getStore()];
    });
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
  'a body of a Response that is pulled': async () => {
    const s = storage();
    return s.run('a', async () => {
      let left = 2;
      const stream = new ReadableStream({
        async pull(controller) {
          await sleep();
          controller.enqueue(new TextEncoder().encode(`${seen(s.getStore())} `));
          left -= 1;
          if (left === 0) controller.close();
        },
      });
      return [await new Response(stream).text(), s.getStore()];
    });
  },
  'compression and text streams': async () => {
    const s = storage();
    return s.run('a', async () => {
      const stream = new Response('x').body
        ?.pipeThrough(new CompressionStream('gzip'))
        .pipeThrough(new DecompressionStream('gzip'))
        .pipeThrough(new TextDecoderStream());
      return [stream && (await chunks(stream)), s.getStore()];
    });
  },
  'between web streams and Node’s': async () => {
    const s = storage();
    return s.run('a', async () => {
      const node = Readable.fromWeb(
        pulling(() => s.getStore(), 1) as Parameters<typeof Readable.fromWeb>[0],
        {
          objectMode: true,
        },
      );
      const all = [];
      for await (const chunk of node) all.push(chunk);
      const web = Readable.toWeb(Readable.from(['x']));
      for await (const chunk of web) all.push(chunk, s.getStore());
      return all;
    });
  },
};
