import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetRace, joinRace, startRace } from './race.ts';
import type { RequestContext } from './request-context.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  forgetRace();
  vi.useRealTimers();
});

const party = (): RequestContext => {
  const context: RequestContext = {
    id: crypto.randomUUID(),
    changes: [],
    cache: [],
    journalAt: 0,
    moments: [],
    began: 0,
    race: null,
  };
  joinRace(context);
  return context;
};

/** Follows a party to its first write. */
const writing = (context: RequestContext): { readonly wrote: boolean } => {
  const state = { wrote: false };
  context.race?.atWrite(context).then(() => {
    state.wrote = true;
  });
  return state;
};
/** Lets everything run that waits for nothing but its turn. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

test('without a race nobody is held', () => {
  expect(party().race).toBeNull();
});

test('nobody writes before everybody wants to', async () => {
  startRace(3);
  const [first, second, third] = [party(), party(), party()];
  const early = [writing(first), writing(second)];
  await settle();
  expect(early.map(({ wrote }) => wrote)).toEqual([false, false]);
  const last = writing(third);
  await settle();
  expect([...early, last].map(({ wrote }) => wrote)).toEqual([true, true, true]);
});

test('a party that has not come yet is waited for', async () => {
  startRace(2);
  const first = writing(party());
  await settle();
  expect(first.wrote).toBe(false);
  const second = writing(party());
  await settle();
  expect([first.wrote, second.wrote]).toEqual([true, true]);
});

test('a party that ends without writing holds nobody', async () => {
  startRace(2);
  const [first, second] = [party(), party()];
  const state = writing(first);
  second.race?.finished(second);
  await settle();
  expect(state.wrote).toBe(true);
});

test('a party that queues behind the other’s transaction holds nobody', async () => {
  startRace(2);
  const [first, second] = [party(), party()];
  const state = writing(first);
  await settle();
  expect(state.wrote).toBe(false);
  second.race?.behindTransaction(second);
  await settle();
  expect(state.wrote).toBe(true);
});

test('once open, later writes pass at once', async () => {
  startRace(2);
  const [first, second] = [party(), party()];
  writing(first);
  writing(second);
  await settle();
  const again = writing(first);
  await settle();
  expect(again.wrote).toBe(true);
});

test('the call after the last party takes no part, and a race runs once', () => {
  startRace(2);
  const [first, second, late] = [party(), party(), party()];
  expect(first.race).not.toBeNull();
  expect(second.race).toBe(first.race);
  expect(late.race).toBeNull();
});

test('a forgotten race takes no parties', () => {
  startRace(2);
  forgetRace();
  expect(party().race).toBeNull();
});

test('a party that never comes holds the others for five seconds, not for ever', async () => {
  startRace(2);
  const alone = writing(party());
  await vi.advanceTimersByTimeAsync(4999);
  expect(alone.wrote).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(alone.wrote).toBe(true);
});
