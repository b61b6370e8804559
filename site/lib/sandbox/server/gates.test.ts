import { afterEach, expect, test } from 'vitest';
import type { WireCall } from '../sandbox.ts';
import { heldCall, holdNext, openAllGates, openGate, passGate, watchNext } from './gates.ts';

afterEach(openAllGates);

const call = (id: string): WireCall => ({ id }) as WireCall;
const pass = (id: string, action = 'like') => passGate(action, () => call(id));

test('without a gate a reply goes at once', async () => {
  expect(await pass('a')).toEqual({ how: 'release' });
});

test('several gates of one action take its replies in turn', async () => {
  const [first, second] = [holdNext('like'), holdNext('like')];
  const replies = [pass('a'), pass('b')];
  expect([(await heldCall(first)).id, (await heldCall(second)).id]).toEqual(['a', 'b']);
  expect(await pass('c')).toEqual({ how: 'release' });
  openGate(second, { how: 'lose' });
  const answer = { how: 'answer' as const, value: { ok: false }, bytes: new Uint8Array() };
  openGate(first, answer);
  expect(await Promise.all(replies)).toEqual([answer, { how: 'lose' }]);
});

test('a gate leaves the replies of other actions alone', async () => {
  holdNext('like');
  expect(await pass('a', 'cancel')).toEqual({ how: 'release' });
});

test('a watch sees the very call that a gate holds, and takes no turn from the gate', async () => {
  const gate = holdNext('like');
  const watch = watchNext('like');
  const reply = pass('a');
  expect((await heldCall(watch)).id).toBe('a');
  expect((await heldCall(gate)).id).toBe('a');
  openGate(gate, { how: 'fail' });
  expect(await reply).toEqual({ how: 'fail' });
});

test('opening all gates lets every reply go, and no gate is there any more', async () => {
  const gate = holdNext('like');
  const reply = pass('a');
  openAllGates();
  expect(await reply).toEqual({ how: 'release' });
  expect(() => openGate(gate, { how: 'release' })).toThrow('a reset opens and forgets all gates');
  expect(await pass('b')).toEqual({ how: 'release' });
});
