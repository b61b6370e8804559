import { afterEach, expect, test, vi } from 'vitest';
import { createResponder } from '../../rpc/rpc.ts';
import { fakeRuntime } from '../../sandbox/client/fake-runtime.ts';
import { createSandbox, type Sandbox } from '../../sandbox/client/sandbox.ts';
import { Ended, isolate } from './host.ts';
import { runnerProtocol } from './protocol.ts';

let sandbox: Sandbox | null = null;
afterEach(async () => {
  await sandbox?.dispose();
  vi.unstubAllGlobals();
});

/** As much of a document as a frame needs, whose frame holds checks that never end. */
const stubDocument = (onRun: () => void): void => {
  const ports: MessagePort[] = [];
  const answer = (port: MessagePort): void => {
    const responder = createResponder(
      runnerProtocol,
      {
        load: () => [{ id: 'endless', title: 'Endless' }],
        run: () => {
          onRun();
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
      postMessage: (_text: string, _to: string, [, runner, ...others]: readonly MessagePort[]) => {
        if (!runner) throw new Error('No channel came.');
        ports.push(runner, ...others);
        answer(runner);
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

const options = (signal: AbortSignal) => ({ frame: '', script: '', body: '', into: document.body, signal });

test('own checks end when what they judge is left', async () => {
  const under = Promise.withResolvers<void>();
  stubDocument(under.resolve);
  const fake = fakeRuntime();
  const app = createSandbox({
    boot: async () => fake.runtime,
    files: { 'app/page.tsx': 'x' },
    siteOrigin: 'http://localhost:4400',
    seed: 's',
  });
  sandbox = app;
  await vi.waitFor(() => expect(app.status.get().phase).toBe('ready'));
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

test('own checks of what was left before they began do not begin', async () => {
  stubDocument(() => {});
  await expect(isolate(options(AbortSignal.abort())).load()).rejects.toBeInstanceOf(Ended);
});
