/** Cases for Node's streams. */
import { Duplex, Readable, Transform, Writable } from 'node:stream';
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
};
