import { expect, test } from 'vitest';
import type { Control } from '../sandbox/client/sandbox.ts';
import type { WireCall } from '../sandbox/sandbox.ts';
import { createHolder } from './held-replies.ts';

const call = { id: 'c1' } as WireCall;

/** A sandbox with gates only; `arrive` brings the reply that the n-th gate holds. */
const setUp = (answer?: () => Promise<null>) => {
  const opened: unknown[] = [];
  const arrivals: ((call: WireCall) => void)[] = [];
  const holds = { count: 0 };
  const control = {
    hold: async () => String(arrivals.length),
    heldCall: () => new Promise<WireCall>((resolve) => arrivals.push(resolve)),
    // The page can see the reply from now on, so by now it must not count as held.
    open: async (given: object) => void opened.push({ ...given, count: holds.count }),
    answer: answer ?? (async (given: object) => void opened.push({ ...given, count: holds.count })),
  } as unknown as Control;
  const holder = createHolder(control, holds);
  const arrive = async (index: number): Promise<void> => {
    arrivals[index]?.(call);
    await Promise.resolve();
  };
  return { opened, holds, holder, arrive };
};

test('a hold counts from when its reply is there until it is opened', async () => {
  const { opened, holds, holder, arrive } = setUp();
  const first = await holder.hold('like');
  const second = await holder.hold('like');
  expect(holds.count).toBe(0);
  await arrive(0);
  await arrive(1);
  expect(await first.held).toBe(call);
  expect(holds.count).toBe(2);
  await first.fail();
  expect(holds.count).toBe(1);
  await second.answer({ ok: false, at: new Date(0) });
  expect(holds.count).toBe(0);
  expect(opened).toEqual([
    { gate: '0', how: 'fail', count: 1 },
    { gate: '1', value: { ok: false, at: { $: 'date', v: '1970-01-01T00:00:00.000Z' } }, count: 0 },
  ]);
});

test('a hold that was opened before a reply came never counts', async () => {
  const { holds, holder, arrive } = setUp();
  const early = await holder.hold('like');
  await early.release();
  await arrive(0);
  await early.held;
  expect(holds.count).toBe(0);
});

test('a value that cannot be answered with leaves the reply held', async () => {
  const { holds, holder, arrive } = setUp(async () => Promise.reject(new Error('No Map.')));
  const first = await holder.hold('like');
  await arrive(0);
  await expect(first.answer(new Map())).rejects.toThrow('No Map.');
  expect(holds.count).toBe(1);
  await first.release();
  expect(holds.count).toBe(0);
});

test('after a reset nothing is held', async () => {
  const { holds, holder, arrive } = setUp();
  await holder.hold('like');
  await arrive(0);
  expect(holds.count).toBe(1);
  holder.forget();
  expect(holds.count).toBe(0);
});
