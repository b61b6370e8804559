/** Cases for web streams that are connected: sinks, transformers, tees, bodies, conversions. */
import { Readable } from 'node:stream';
import { type Cases, seen, sleep, storage } from '../case.ts';
import { chunks, pulling } from './web-streams.ts';

export const webStreamPipeCases: Cases = {
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
