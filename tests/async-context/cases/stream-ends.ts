/** Cases for the ends of Node’s streams: finished, pipeline, destroy. */
import { finished, PassThrough, pipeline, Readable } from 'node:stream';
import streamPromises from 'node:stream/promises';
import { type Cases, called, seen, sleep, storage } from '../case.ts';

export const streamEndCases: Cases = {
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
