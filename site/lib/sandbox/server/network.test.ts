import { afterEach, expect, test } from 'vitest';
import type { CallSource, WireCall } from '../sandbox.ts';
import { holdNext, openAllGates, openGate, passGate } from './gates.ts';
import { closeForNetwork, forgetNetwork, networkEnded, setNetwork } from './network.ts';

afterEach(() => {
  openAllGates();
  forgetNetwork();
});

/** A call that has run and waits for its reply; notes whether it is held. */
const reply = (held: string[] = [], source: CallSource = 'preview', action = 'like') => {
  closeForNetwork(source, action);
  return passGate(action, (isHeld) => {
    if (isHeld) held.push(action);
    return {} as WireCall;
  });
};

test('without a condition a reply goes at once', async () => {
  const held: string[] = [];
  expect(await reply(held)).toEqual({ how: 'release' });
  expect(held).toEqual([]);
});

test('replies are held until the condition ends, and then all go', async () => {
  const held: string[] = [];
  const id = setNetwork({ kind: 'hold' });
  const replies = [reply(held), reply(held, 'preview', 'cancel')];
  expect(held).toEqual(['like', 'cancel']);
  setNetwork(null);
  expect(await Promise.all(replies)).toEqual([{ how: 'release' }, { how: 'release' }]);
  await networkEnded(id);
  expect(await reply()).toEqual({ how: 'release' });
});

test('a late reply is held and then goes by itself', async () => {
  const held: string[] = [];
  setNetwork({ kind: 'delay', milliseconds: 1 });
  expect(await reply(held)).toEqual({ how: 'release' });
  expect(await reply(held)).toEqual({ how: 'release' });
  expect(held).toEqual(['like', 'like']);
});

test.each(['lose', 'fail'] as const)('%s takes the next reply only, and ends with it', async (kind) => {
  const id = setNetwork({ kind });
  expect(await reply()).toEqual({ how: kind });
  await networkEnded(id);
  expect(await reply()).toEqual({ how: 'release' });
});

test('calls of checks and of the Attack form are never touched', async () => {
  setNetwork({ kind: 'fail' });
  expect(await reply([], 'check')).toEqual({ how: 'release' });
  expect(await reply([], 'attack')).toEqual({ how: 'release' });
  expect(await reply()).toEqual({ how: 'fail' });
});

test('a reset lets everything go and ends the condition; what was to open a reply later does nothing any more', async () => {
  const id = setNetwork({ kind: 'delay', milliseconds: 1 });
  const late = reply();
  openAllGates();
  forgetNetwork();
  expect(await late).toEqual({ how: 'release' });
  await networkEnded(id);
  expect(await reply()).toEqual({ how: 'release' });
});

test('another condition takes the place of the one before, which lets go what it held', async () => {
  const first = setNetwork({ kind: 'hold' });
  const held = reply();
  const second = setNetwork({ kind: 'lose' });
  expect(await held).toEqual({ how: 'release' });
  await networkEnded(first);
  expect(await reply()).toEqual({ how: 'lose' });
  await networkEnded(second);
});

test('an earlier gate of the same action is not the condition’s to open', async () => {
  const own = holdNext('like');
  setNetwork({ kind: 'fail' });
  const mine = reply();
  openGate(own, { how: 'release' });
  expect(await mine).toEqual({ how: 'release' });
});
