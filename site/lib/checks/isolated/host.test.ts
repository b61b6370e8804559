import { atom } from 'nanostores';
import { afterEach, expect, test, vi } from 'vitest';
import { createCaller, createResponder } from '../../rpc/rpc.ts';
import { fakeRuntime } from '../../sandbox/client/fake-runtime.ts';
import { createSandbox, type Sandbox } from '../../sandbox/client/sandbox.ts';
import type { OpenFrame } from '../page.ts';
import { Ended, isolate } from './host.ts';
import { appProtocol, FRAME_PORT, frameProtocol, runnerProtocol } from './protocol.ts';

let sandbox: Sandbox | null = null;
afterEach(async () => {
  await sandbox?.dispose();
  vi.unstubAllGlobals();
});

/** As much of a document as a frame needs, whose frame holds checks that never end. */
const stubDocument = (onRun: (app: MessagePort) => void): void => {
  const ports: MessagePort[] = [];
  const answer = (port: MessagePort, app: MessagePort): void => {
    const responder = createResponder(
      runnerProtocol,
      {
        load: () => [{ id: 'endless', title: 'Endless' }],
        run: () => {
          onRun(app);
          return new Promise(() => {});
        },
        ping: () => 'pong' as const,
      },
      (message) => port.postMessage(message),
    );
    port.onmessage = ({ data }) => void responder.receive(data);
  };
  class Frame extends EventTarget {
    contentWindow = {
      postMessage: (_text: string, _to: string, [, runner, control, app]: readonly MessagePort[]) => {
        if (!runner || !control || !app) throw new Error('A channel is missing.');
        ports.push(runner, control, app);
        answer(runner, app);
      },
    };
    setAttribute(): void {}
    remove(): void {
      for (const port of ports.splice(0)) port.close();
    }
  }
  vi.stubGlobal('document', {
    createElement: () => new Frame(),
    body: { append: (frame: Frame) => queueMicrotask(() => frame.dispatchEvent(new Event('load'))) },
  });
};

const readyApp = async (): Promise<Sandbox> => {
  const fake = fakeRuntime();
  const app = createSandbox({
    boot: async () => fake.runtime,
    files: { 'app/page.tsx': 'x' },
    siteOrigin: 'http://localhost:4400',
    seed: 's',
  });
  sandbox = app;
  await vi.waitFor(() => expect(app.status.get().phase).toBe('ready'));
  return app;
};

const options = (signal: AbortSignal) => ({ frame: '', script: '', body: '', into: document.body, signal });

test('own checks end when what they judge is left', async () => {
  const under = Promise.withResolvers<MessagePort>();
  stubDocument(under.resolve);
  const app = await readyApp();
  const left = new AbortController();
  const isolated = isolate(options(left.signal));
  await isolated.load();
  const run = isolated.run({
    sandbox: app,
    files: {},
    openFrame: () => {
      throw new Error('No page is opened here.');
    },
  });
  await under.promise;
  left.abort();
  await expect(run).rejects.toBeInstanceOf(Ended);
});

test('of the frames that own checks open none is forgotten, also where one is closed twice', async () => {
  const under = Promise.withResolvers<MessagePort>();
  stubDocument(under.resolve);
  const app = await readyApp();
  const left = new AbortController();
  const isolated = isolate(options(left.signal));
  await isolated.load();
  const open = new Set<number>();
  let opened = 0;
  const openFrame: OpenFrame = () => {
    const id = opened++;
    open.add(id);
    return {
      path: atom(null),
      console: atom([]),
      crossing: atom(null),
      open: async () => {},
      get agent(): never {
        throw new Error('No page is open.');
      },
      close: () => void open.delete(id),
    };
  };
  const run = isolated.run({ sandbox: app, files: {}, openFrame });
  const port = await under.promise;
  const pages = createCaller(appProtocol, (message) => port.postMessage(message));
  port.onmessage = ({ data }) => void pages.receive(data);
  const openPage = async (frame: number) => {
    const { port1, port2 } = new MessageChannel();
    port.postMessage({ kind: FRAME_PORT, frame }, [port2]);
    await pages.remote.openFrame({ frame, person: 'ana' });
    const page = createCaller(frameProtocol, (message) => port1.postMessage(message));
    port1.onmessage = ({ data }) => void page.receive(data);
    return page.remote;
  };
  const first = await openPage(0);
  for (let frame = 1; frame < 20; frame++) await openPage(frame);
  await first.close();
  await first.close();
  await openPage(20);
  await expect(openPage(21)).rejects.toThrow('20 pages');
  left.abort();
  await expect(run).rejects.toBeInstanceOf(Ended);
  expect(open.size).toBe(0);
});

test('own checks of what was left before they began do not begin', async () => {
  stubDocument(() => {});
  await expect(isolate(options(AbortSignal.abort())).load()).rejects.toBeInstanceOf(Ended);
});
