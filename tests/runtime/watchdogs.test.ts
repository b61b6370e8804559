/** A start or a session never waits for ever on a service that has gone silent. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bootLocalRuntime } from '../../site/lib/runtime/local/client.ts';
import type { OpenSocket } from '../../site/lib/runtime/local/socket.ts';
import { RuntimeError } from '../../site/lib/runtime/runtime.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A service at the door that answers only some methods. */
const answering =
  (...methods: string[]): OpenSocket =>
  (_url, _protocols, events) => {
    queueMicrotask(events.open);
    return {
      send(text) {
        const { call, method } = JSON.parse(text);
        if (methods.includes(method))
          queueMicrotask(() =>
            events.message(
              JSON.stringify({
                reply: call,
                result: method === 'open' ? { profile: 'native', packages: null } : null,
              }),
            ),
          );
      },
      close() {},
    };
  };

const bootWith = (openSocket: OpenSocket) =>
  bootLocalRuntime({ url: 'ws://localhost:1/runtime', key: 'k', openSocket });

test('a service that answers pings but never gets ready is a timeout', async () => {
  const boot = bootWith(answering('ping'))().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await boot).toBeInstanceOf(RuntimeError);
  expect(await boot).toMatchObject({ code: 'timeout', message: expect.stringContaining('reload') });
});

test('progress keeps a slow start alive', async () => {
  let tell = (): void => {};
  const openSocket: OpenSocket = (url, protocols, events) => {
    const data = { stage: 'installing', label: 'still at it' };
    tell = () => events.message(JSON.stringify({ event: 'progress', data }));
    return answering('ping')(url, protocols, events);
  };
  let ended = false;
  const labels: string[] = [];
  const boot = bootWith(openSocket)({ onProgress: ({ label }) => labels.push(label) }).catch(
    (error: unknown) => {
      ended = true;
      return error;
    },
  );
  for (let index = 0; index < 10; index += 1) {
    await vi.advanceTimersByTimeAsync(20_000);
    tell();
  }
  expect(ended).toBe(false);
  expect(labels).toContain('still at it');
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await boot).toMatchObject({ code: 'timeout' });
});

test('a session whose service stops answering is lost, once', async () => {
  const runtime = await bootWith(answering('open'))();
  const losses: RuntimeError[] = [];
  runtime.onLost((error) => losses.push(error));
  const read = runtime.read('a.txt').catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(losses).toHaveLength(1);
  expect(losses[0]).toMatchObject({ code: 'lost', message: expect.stringContaining('no longer answers') });
  expect(await read).toBe(losses[0]);
});

test('dispose ends within bounded time although the service does not answer, and is no loss', async () => {
  const runtime = await bootWith(answering('open', 'ping'))();
  const losses: RuntimeError[] = [];
  runtime.onLost((error) => losses.push(error));
  const disposed = runtime.dispose();
  await vi.advanceTimersByTimeAsync(6000);
  await disposed;
  expect(losses).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
