/** Cases for what the shim is known not to do as Node does it: each is listed in differences.ts with the reason. */
import { createHook, executionAsyncId } from 'node:async_hooks';
import { Readable, Writable } from 'node:stream';
import { type Cases, called, seen, sleep, storage } from '../case.ts';

export const limitCases: Cases = {
  'hooks that are enabled fire': async () => {
    let inits = 0;
    const hook = createHook({
      init() {
        inits += 1;
      },
    }).enable();
    await sleep();
    hook.disable();
    return inits > 0;
  },
  'a timer has an execution id of its own': async () => {
    const here = executionAsyncId();
    return called((done) => setTimeout(() => done(executionAsyncId() !== here), 1));
  },
  'the constructor of a promise is Promise': () => Promise.resolve().constructor === Promise,
  'an unhandled rejection whose reason is no object is reported in context': async () => {
    const s = storage();
    const reports: unknown[] = [];
    const listener = () => reports.push(seen(s.getStore()));
    process.on('unhandledRejection', listener);
    s.run('a', () => {
      Promise.reject('a word');
    });
    await sleep(5);
    process.off('unhandledRejection', listener);
    return reports;
  },
  'a readable from a generator that is read in no context': async () => {
    const s = storage();
    const log: unknown[] = [];
    async function* source() {
      yield 1;
      await sleep();
      log.push(seen(s.getStore()));
      yield 2;
    }
    const readable = s.run('made', () => Readable.from(source()));
    for await (const _ of readable);
    return log;
  },
  'a listener for a signal has the context of its registration': async () => {
    const s = storage();
    const signalled = s.run('a', () =>
      called((done) => process.once('SIGUSR2', () => done(seen(s.getStore())))),
    );
    setTimeout(() => process.kill(process.pid, 'SIGUSR2'), 5);
    return signalled;
  },
  'Writable.toWeb writes in the context of the writer': async () => {
    const s = storage();
    const log: unknown[] = [];
    const writable = new Writable({
      write(chunk, _, next) {
        log.push([String(chunk), seen(s.getStore())]);
        setTimeout(next, 1);
      },
    });
    return s.run('a', async () => {
      const writer = Writable.toWeb(writable).getWriter();
      await writer.write('x');
      await writer.write('y');
      await writer.close();
      return log;
    });
  },
};
