/** Cases for events: listeners run in the context of whoever emits, or of the thing that does. */
import diagnostics from 'node:diagnostics_channel';
import { EventEmitter, on, once } from 'node:events';
import { MessageChannel as PortChannel, Worker } from 'node:worker_threads';
import { type Cases, called, seen, sleep, storage } from '../case.ts';

export const eventCases: Cases = {
  'listeners run in the context of the emitter’s caller': () => {
    const s = storage();
    const emitter = new EventEmitter();
    const log: unknown[] = [];
    s.run('listening', () => emitter.on('x', () => log.push(seen(s.getStore()))));
    emitter.emit('x');
    s.run('emitting', () => emitter.emit('x'));
    return log;
  },
  'a throwing listener throws to the emitter’s caller in context': () => {
    const s = storage();
    const emitter = new EventEmitter();
    emitter.on('x', () => {
      throw new Error('no');
    });
    return s.run('a', () => {
      try {
        emitter.emit('x');
      } catch {
        return s.getStore();
      }
      return 'did not throw';
    });
  },
  'once and on of node:events give promises that carry': async () => {
    const s = storage();
    const emitter = new EventEmitter();
    const waiting = s.run('a', async () => {
      const [value] = await once(emitter, 'x');
      const log = [value, s.getStore()];
      for await (const [event] of on(emitter, 'y')) {
        log.push(event, s.getStore());
        break;
      }
      return log;
    });
    setTimeout(() => emitter.emit('x', 1), 1);
    setTimeout(() => emitter.emit('y', 2), 5);
    return waiting;
  },
  'an EventTarget’s listeners run in the context of dispatch': () => {
    const s = storage();
    const target = new EventTarget();
    const log: unknown[] = [];
    s.run('listening', () => target.addEventListener('x', () => log.push(seen(s.getStore()))));
    target.dispatchEvent(new Event('x'));
    s.run('dispatching', () => target.dispatchEvent(new Event('x')));
    return log;
  },
  'abort listeners run in the context of aborting': () => {
    const s = storage();
    const controller = new AbortController();
    const log: unknown[] = [];
    s.run('listening', () => {
      controller.signal.addEventListener('abort', () => log.push(seen(s.getStore())));
      controller.signal.onabort = () => log.push(seen(s.getStore()));
    });
    s.run('aborting', () => controller.abort());
    return log;
  },
  'AbortSignal.any follows in the context of aborting': () => {
    const s = storage();
    const controller = new AbortController();
    const log: unknown[] = [];
    const signal = s.run('made', () => AbortSignal.any([controller.signal]));
    signal.addEventListener('abort', () => log.push(seen(s.getStore())));
    s.run('aborting', () => controller.abort());
    return log;
  },
  'AbortSignal.timeout': () => {
    const s = storage();
    const signal = s.run('made', () => AbortSignal.timeout(2));
    const aborted = s.run('listening', () =>
      called((done) => signal.addEventListener('abort', () => done(seen(s.getStore())))),
    );
    return Promise.race([aborted, sleep(500).then(() => 'never')]);
  },
  'a message on a global MessageChannel': () => {
    const s = storage();
    return s.run('made', () => {
      const { port1, port2 } = new MessageChannel();
      return called((done) => {
        s.run('listening', () => {
          port1.onmessage = () => {
            port1.close();
            done(seen(s.getStore()));
          };
        });
        s.run('posting', () => port2.postMessage(1));
      });
    });
  },
  'a message on a MessageChannel with addEventListener': () => {
    const s = storage();
    const { port1, port2 } = s.run('made', () => new MessageChannel());
    return called((done) => {
      s.run('listening', () => {
        port1.addEventListener('message', () => {
          port1.close();
          done(seen(s.getStore()));
        });
        port1.start();
      });
      s.run('posting', () => port2.postMessage(1));
    });
  },
  'a message on a channel of worker_threads': () => {
    const s = storage();
    const { port1, port2 } = s.run('made', () => new PortChannel());
    return called((done) => {
      s.run('listening', () =>
        port1.on('message', () => {
          port1.close();
          done(seen(s.getStore()));
        }),
      );
      s.run('posting', () => port2.postMessage(1));
    });
  },
  'a message from a worker': () => {
    const s = storage();
    const worker = s.run(
      'made',
      () =>
        new Worker("require('node:worker_threads').parentPort.postMessage(1)", { eval: true, execArgv: [] }),
    );
    return s.run('listening', () =>
      called((done) =>
        worker.once('message', () => {
          const now = seen(s.getStore());
          worker.once('exit', () => done([now, seen(s.getStore())]));
        }),
      ),
    );
  },
  'a storage bound to a diagnostics channel': () => {
    const s = storage();
    const channel = diagnostics.channel('conformance');
    channel.bindStore(s, (message) => `for ${String(message)}`);
    const inside = channel.runStores('x', () => s.getStore());
    channel.unbindStore(s);
    return [inside, seen(s.getStore())];
  },
};
