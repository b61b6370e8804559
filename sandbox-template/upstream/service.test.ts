// Proves that services answer without a host, and that a host can hold them, fail them and set their numbers.
import { afterEach, expect, test } from 'vitest';
import { madeUpCount } from './made-up-count';
import { reach, type UpstreamHost, upstreamHost } from './service';

const globals = globalThis as unknown as Record<symbol, UpstreamHost | undefined>;
const KEY = Symbol.for('stagedoor.upstream');

afterEach(() => {
  delete globals[KEY];
});

test('without a host a service answers', async () => {
  await expect(reach('mail', [])).resolves.toBeUndefined();
  expect(upstreamHost()).toBeUndefined();
});

test('a host hears of a call with its arguments, and the call waits for it', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<unknown[]>();
  globals[KEY] = {
    arrive: (...call) => {
      heard.resolve(call);
      return promise;
    },
    count: () => null,
  };
  let answered = false;
  const call = reach('payments', [{ cents: 5 }]).then(() => {
    answered = true;
  });
  expect(await heard.promise).toEqual(['payments', [{ cents: 5 }]]);
  await new Promise((done) => setImmediate(done));
  expect(answered).toBe(false);
  resolve();
  await call;
  expect(answered).toBe(true);
});

test('what a host rejects with is what the caller gets', async () => {
  globals[KEY] = { arrive: () => Promise.reject(new Error('The line is dead.')), count: () => null };
  await expect(reach('counter', ['x'])).rejects.toThrow('The line is dead.');
});

test('a made-up count is the same for one name, has two digits, and differs between names', () => {
  const names = ['gala', 'sold-today:gala', 'looking-at:the-glass-orchard', ''];
  const counts = names.map(madeUpCount);
  expect(names.map(madeUpCount)).toEqual(counts);
  for (const count of counts) expect(count).toSatisfy((n: number) => n >= 10 && n <= 99);
  expect(new Set(counts).size).toBeGreaterThan(1);
});
