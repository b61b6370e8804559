/** Cases for Node's streams. */
import { Duplex, finished, PassThrough, pipeline, Readable, Transform, Writable } from 'node:stream';
import streamPromises from 'node:stream/promises';
import { type Cases, called, seen, sleep, storage } from '../case.ts';

export const streamCases: Cases = {
  'a readable’s read is called in the context of who starts it': () => {
    const s = storage();
    const log: unknown[] = [];
    let left = 2;
    const readable = s.run(
      'made',
      () =>
        new Readable({
          read() {
            log.push(['read', seen(s.getStore())]);
            setTimeout(() => this.push(left-- > 0 ? 'x' : null), 1);
          },
        }),
    );
    return s.run('reading', () =>
      called((done) =>
        readable
          .on('data', () => log.push(['data', seen(s.getStore())]))
          .on('end', () => done([...log, ['end', seen(s.getStore())]])),
      ),
    );
  },
  'for await over a readable keeps the context, and so does its read': () => {
    const s = storage();
    const log: unknown[] = [];
    let left = 3;
    const readable = s.run(
      'made',
      () =>
        new Readable({
          highWaterMark: 1,
          read() {
            log.push(['read', seen(s.getStore())]);
            this.push(left-- > 0 ? 'x' : null);
          },
        }),
    );
    return s.run('reading', async () => {
      for await (const chunk of readable) log.push([String(chunk), s.getStore()]);
      return [log, s.getStore()];
    });
  },
  'a readable from an async generator': () => {
    const s = storage();
    const log: unknown[] = [];
    async function* source() {
      log.push(['start', seen(s.getStore())]);
      yield '1';
      await sleep();
      log.push(['middle', seen(s.getStore())]);
      yield '2';
      log.push(['end', seen(s.getStore())]);
    }
    const readable = s.run('made', () => Readable.from(source()));
    return s.run('reading', async () => {
      for await (const chunk of readable) log.push([chunk, s.getStore()]);
      return log;
    });
  },
  'a writable’s write and callbacks': () => {
    const s = storage();
    const log: unknown[] = [];
    const writable = s.run(
      'made',
      () =>
        new Writable({
          highWaterMark: 1,
          write(chunk, _, next) {
            log.push([String(chunk), seen(s.getStore())]);
            setTimeout(next, 1);
          },
          final(next) {
            log.push(['final', seen(s.getStore())]);
            next();
          },
        }),
    );
    return called((done) => {
      s.run('first', () => writable.write('1', () => log.push(['wrote 1', seen(s.getStore())])));
      s.run('second', () => writable.write('2', () => log.push(['wrote 2', seen(s.getStore())])));
      s.run('third', () => writable.end(() => done(log)));
    });
  },
  'a pipe through a transform': () => {
    const s = storage();
    return s.run('a', () =>
      called((done) => {
        const log: unknown[] = [];
        Readable.from(['1', '2'])
          .pipe(
            new Transform({
              objectMode: true,
              transform(chunk, _, next) {
                log.push([`transform ${chunk}`, seen(s.getStore())]);
                setTimeout(next, 1, null, chunk);
              },
            }),
          )
          .on('data', (chunk) => log.push([chunk, seen(s.getStore())]))
          .on('end', () => done(log));
      }),
    );
  },
  'finished calls back in the context of asking': () => {
    const s = storage();
    const stream = s.run('made', () => new PassThrough());
    const end = s.run('asking', () => called((done) => finished(stream, () => done(seen(s.getStore())))));
    s.run('ending', () => stream.resume().end());
    return end;
  },
  'finished calls back in no context if asked in none': () => {
    const s = storage();
    const stream = new PassThrough();
    const end = called((done) => finished(stream, () => done(seen(s.getStore()))));
    s.run('ending', () => stream.resume().end());
    return end;
  },
  'pipeline calls back in the context of asking': () => {
    const s = storage();
    return s.run('a', () =>
      called((done) =>
        pipeline(Readable.from(['x']), new PassThrough(), new PassThrough().resume(), () =>
          done(seen(s.getStore())),
        ),
      ),
    );
  },
  'pipeline runs its generators in the context of asking': () => {
    const s = storage();
    const log: unknown[] = [];
    return s.run('a', () =>
      called((done) =>
        pipeline(
          async function* () {
            log.push(['source', seen(s.getStore())]);
            yield '1';
            await sleep();
            log.push(['source', seen(s.getStore())]);
            yield '2';
          },
          async function* (source: AsyncIterable<string>) {
            for await (const chunk of source) {
              log.push([`through ${chunk}`, seen(s.getStore())]);
              yield chunk;
            }
          },
          async (source: AsyncIterable<string>) => {
            for await (const chunk of source) log.push([`sink ${chunk}`, seen(s.getStore())]);
          },
          () => done([log, seen(s.getStore())]),
        ),
      ),
    );
  },
  'pipeline and finished of stream/promises': () => {
    const s = storage();
    const log: unknown[] = [];
    return s.run('a', async () => {
      await streamPromises.pipeline(
        async function* () {
          yield '1';
          await sleep();
          log.push(seen(s.getStore()));
        },
        async (source: AsyncIterable<string>) => {
          for await (const _ of source) log.push(seen(s.getStore()));
        },
      );
      const stream = new PassThrough();
      stream.resume().end();
      await streamPromises.finished(stream);
      return [log, s.getStore()];
    });
  },
  'the operators of a readable': () => {
    const s = storage();
    return s.run('a', async () =>
      Readable.from([1, 2])
        .map(async (n) => {
          await sleep();
          return [n, seen(s.getStore())];
        })
        .toArray(),
    );
  },
  'a stream that is both ways, from a generator': () => {
    const s = storage();
    return s.run('a', async () => {
      const log: unknown[] = [];
      const duplex = Duplex.from(async function* (source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          await sleep();
          yield `${String(chunk)} ${seen(s.getStore())}`;
        }
      });
      duplex.end('x');
      for await (const chunk of duplex) log.push(String(chunk));
      return log;
    });
  },
  'destroy and its error event': () => {
    const s = storage();
    const stream = s.run(
      'made',
      () =>
        new Readable({
          read() {},
          destroy(error, done) {
            setTimeout(done, 1, error);
          },
        }),
    );
    return s.run('destroying', () =>
      called((done) => {
        stream.on('error', () => done(seen(s.getStore())));
        stream.destroy(new Error('x'));
      }),
    );
  },
};
