import { expect, test, vi } from 'vitest';
import type { NetworkCondition } from '../lib/sandbox/sandbox.ts';
import { createNetwork } from './network.ts';

type Given = Parameters<typeof createNetwork>[0];

/** An app that notes what it was asked for; each condition ends when the test says so. */
function fakeApp() {
  const asked: (NetworkCondition['kind'] | 'none')[] = [];
  const ends: PromiseWithResolvers<null>[] = [];
  const control = {
    async setNetwork(condition: NetworkCondition | null) {
      asked.push(condition?.kind ?? 'none');
      ends.push(Promise.withResolvers());
      return String(ends.length - 1);
    },
    networkEnded: (id: string) => ends[Number(id)]?.promise,
  };
  return { asked, ends, sandbox: { control } as unknown as Given };
}

test('a condition is on until it ends by itself, or the app does', async () => {
  const { ends, sandbox } = fakeApp();
  const network = createNetwork(sandbox, () => false);
  await network.set({ kind: 'lose' });
  expect(network.condition.get()).toEqual({ kind: 'lose' });
  ends[0]?.resolve(null);
  await vi.waitFor(() => expect(network.condition.get()).toBe(null));

  await network.set({ kind: 'hold' });
  ends[1]?.reject(new Error('gone'));
  await vi.waitFor(() => expect(network.condition.get()).toBe(null));
});

test('the end of one that was replaced leaves its successor on', async () => {
  const { ends, sandbox } = fakeApp();
  const network = createNetwork(sandbox, () => false);
  await network.set({ kind: 'hold' });
  await network.set({ kind: 'delay', milliseconds: 500 });
  ends[0]?.resolve(null);
  await ends[0]?.promise;
  expect(network.condition.get()).toEqual({ kind: 'delay', milliseconds: 500 });
});

test('while checks run none can be made, and one that is on its way is ended first', async () => {
  const { asked, sandbox } = fakeApp();
  let isChecking = false;
  const network = createNetwork(sandbox, () => isChecking);
  const made = network.set({ kind: 'hold' });
  await Promise.all([made, network.end()]);
  isChecking = true;
  await network.set({ kind: 'fail' });
  expect(asked).toEqual(['hold', 'none']);
  expect(network.condition.get()).toBe(null);
});

test('without an app there is no condition, and nobody has to catch anything', async () => {
  const sandbox = {
    get control(): never {
      throw new Error('The app is not running.');
    },
  } as unknown as Given;
  const network = createNetwork(sandbox, () => false);
  await network.set({ kind: 'hold' });
  await network.end();
  expect(network.condition.get()).toBe(null);
});
