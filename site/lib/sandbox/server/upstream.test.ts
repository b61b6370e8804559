import { afterEach, beforeAll, expect, test } from 'vitest';
import {
  failNextUpstream,
  holdUpstream,
  installUpstream,
  resetUpstream,
  setCounter,
  upstreamCalls,
} from './upstream.ts';
import { arrivedAt, letEverythingThrough, letThrough } from './waits.ts';

interface AppSide {
  arrive(service: string, args: readonly unknown[]): Promise<void>;
  count(name: string): number | null;
}
const appSide = (): AppSide =>
  (globalThis as unknown as Record<symbol, AppSide>)[Symbol.for('stagedoor.upstream')] as AppSide;

beforeAll(installUpstream);
afterEach(() => {
  letEverythingThrough();
  resetUpstream();
});

test('calls are kept by service, in order, until a reset', async () => {
  await appSide().arrive('mail', [{ to: 'ana' }]);
  await appSide().arrive('payments', [{ cents: 5 }]);
  await appSide().arrive('mail', [{ to: 'ben' }]);
  expect(upstreamCalls('mail').map(({ args }) => args)).toEqual([[{ to: 'ana' }], [{ to: 'ben' }]]);
  expect(upstreamCalls('counter')).toEqual([]);
  resetUpstream();
  expect(upstreamCalls('mail')).toEqual([]);
});

test('all calls of a held service wait, also for a second hold; other services answer', async () => {
  const [first, second] = [holdUpstream('counter'), holdUpstream('counter')];
  const answered: number[] = [];
  const waiting = [1, 2].map((each) =>
    appSide()
      .arrive('counter', [each])
      .then(() => answered.push(each)),
  );
  await arrivedAt(first);
  await appSide().arrive('mail', []);
  letThrough(first);
  await arrivedAt(second);
  expect(answered).toEqual([]);
  expect(upstreamCalls('counter')).toHaveLength(2);
  letThrough(second);
  await Promise.all(waiting);
  expect(answered).toEqual([1, 2]);
  await appSide().arrive('counter', []);
});

test('the next call fails with the message, once, and counts as a call', async () => {
  failNextUpstream('payments', 'The card was declined.');
  await expect(appSide().arrive('payments', [])).rejects.toThrow('The card was declined.');
  await appSide().arrive('payments', []);
  expect(upstreamCalls('payments')).toHaveLength(2);
});

test('a call that is held can still be told to fail', async () => {
  const id = holdUpstream('mail');
  const call = appSide().arrive('mail', []);
  await arrivedAt(id);
  failNextUpstream('mail', 'too late');
  letThrough(id);
  await expect(call).rejects.toThrow('too late');
});

test('the counter shows what was set, and what is made up after a reset', () => {
  setCounter('gala', 0);
  expect([appSide().count('gala'), appSide().count('opera')]).toEqual([0, null]);
  resetUpstream();
  expect(appSide().count('gala')).toBeNull();
});
