/** Owns what can go wrong: each fault by its name, as a thing that happens to the world while somebody types. */
import { vi } from 'vitest';
import { RuntimeError } from '../../site/lib/runtime/runtime.ts';
import type { StoreFault } from '../../site/lib/workspace/fake-browser.ts';
import { FILES, type LearnerTab, MINE, OURS } from './learner-tab.ts';
import type { World } from './world.ts';

export type Fault = (world: World) => Promise<void>;

const fileOf = (world: World): string => world.random.pick(FILES);
const typeSome = (world: World, tab: LearnerTab = world.tab): void => {
  for (let words = 1 + world.random.below(3); words > 0; words--) world.type(tab, fileOf(world));
};

const storage =
  (fault: StoreFault): Fault =>
  async (world) => {
    world.browser.storeFault = fault;
    typeSome(world);
    await world.pass(world.random.pick([0, 500, 6000, 20_000]));
    typeSome(world);
    if (world.random.chance(0.5)) world.browser.mend();
  };

/** The same tab again: what the person sees must be what was typed, unless another tab had a say. */
const reload = async (world: World, tab: LearnerTab): Promise<void> => {
  const before = tab.texts();
  const wasKept = tab.workspace.keeping.get().kind === 'kept' && !world.browser.refusesNotes;
  const isAlone = world.tabs.length === 1 && tab.workspace.other.get() === null;
  const canRead = world.browser.storeFault === null || world.browser.storeFault === 'full';
  await world.lose(tab);
  const after = await world.openTab();
  const isOffered = after.workspace.other.get() !== null;
  if (!wasKept || !isAlone || !canRead || isOffered) return;
  if (after.texts().join() !== before.join())
    throw new Error(`After a reload there was\n${after.texts().join('')}\nand not\n${before.join('')}`);
};

const runtime =
  (breaks: (tab: LearnerTab, world: World) => void, after = 3000): Fault =>
  async (world) => {
    const { tab } = world;
    typeSome(world, tab);
    await world.pass(world.random.pick([0, 200, 3000]));
    breaks(tab, world);
    typeSome(world, tab);
    await world.pass(after);
    typeSome(world, tab);
  };

const write =
  (how: (path: string) => Promise<void>) =>
  (tab: LearnerTab): void => {
    const { runtime: fake } = tab;
    if (!fake) return;
    const { write: whole } = fake.runtime;
    let left = 2;
    fake.runtime.write = async (path, contents) => {
      if (left-- > 0) await how(path);
      await whole(path, contents);
    };
  };

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export const faults: Readonly<Record<string, Fault>> = {
  'storage full': storage('full'),
  'storage forbidden': storage('forbidden'),
  'storage failing': storage('failing'),
  'storage answers nothing': storage('silent'),
  'storage keeps and says it has not': storage('lying'),
  'no room for notes': async (world) => {
    world.browser.refusesNotes = true;
    typeSome(world);
    await world.pass(world.random.pick([1000, 6000]));
  },
  'no room for anything': async (world) => {
    world.browser.refusesNotes = true;
    world.browser.storeFault = 'full';
    typeSome(world);
    await world.pass(2000);
  },
  'tab crashes while typing': async (world) => {
    const { tab } = world;
    // Without notes a keystroke needs the moment that the slower storage takes.
    const mayBeLost = world.browser.refusesNotes;
    typeSome(world, tab);
    if (mayBeLost) await world.pass(1000);
    await reload(world, tab);
  },
  'tab crashes between a save and its answer': async (world) => {
    const { tab } = world;
    typeSome(world, tab);
    for (let turns = world.random.below(8); turns > 0; turns--) await null;
    if (!world.browser.refusesNotes) typeSome(world, tab);
    else await world.pass(1000);
    await reload(world, tab);
  },
  'page is loaded again': async (world) => {
    const { tab } = world;
    typeSome(world, tab);
    await world.pass(5000);
    await reload(world, tab);
  },
  'two tabs type': async (world) => {
    if (world.tabs.length < 2) await world.openTab();
    for (let turns = 0; turns < 4; turns++) {
      typeSome(world);
      await world.pass(world.random.pick([0, 0, 300, 2000]));
    }
  },
  'one of two tabs crashes': async (world) => {
    if (world.tabs.length < 2) await world.openTab();
    for (const tab of world.tabs) typeSome(world, tab);
    await world.pass(world.random.pick([0, 100, 3000]));
    if (world.browser.refusesNotes) await world.pass(1000);
    await world.lose(world.tab);
    typeSome(world);
  },
  'messages between tabs arrive late and in any order': async (world) => {
    world.browser.heldMessages ??= [];
    if (world.tabs.length < 2) await world.openTab();
    for (const tab of world.tabs) typeSome(world, tab);
    await world.pass(500);
    typeSome(world);
  },
  'laptop sleeps': async (world) => {
    typeSome(world);
    vi.setSystemTime(Date.now() + world.random.pick([-3_600_000, 60_000, 8 * 3_600_000]));
    await world.pass(16_000);
    typeSome(world);
  },
  'lesson changes': async (world) => {
    typeSome(world);
    world.page = `page ${world.words}`;
    await world.pass(1000);
    await reload(world, world.tab);
  },
  'kept draft is damaged': async (world) => {
    typeSome(world);
    await world.calm();
    // What only other tabs have is theirs to give.
    if (world.tabs.length === 1 && world.tab.workspace.other.get() === null)
      world.browser.kept.set(world.lesson, { edits: 'not a draft' });
    typeSome(world);
  },
  'runtime drops': runtime((tab) =>
    tab.runtime?.lose(new RuntimeError('lost', 'The local runtime was stopped.')),
  ),
  'sandbox server is killed': runtime((tab) => tab.runtime?.servers.at(-1)?.end(137)),
  'sandbox server ends': runtime((tab) => tab.runtime?.servers.at(-1)?.end(0)),
  'endless loop': runtime((tab) => {
    const server = tab.runtime?.servers.at(-1);
    if (server) server.silent = true;
  }, 16_000),
  'app does not start any more': runtime((tab) => {
    const { runtime: fake } = tab;
    if (!fake) return;
    fake.failsWith = 'next.config.ts is broken';
    fake.servers.at(-1)?.end(1);
    setTimeout(() => {
      fake.failsWith = null;
    }, 5000);
  }),
  'sync is slow': runtime(write(() => sleep(4000))),
  'disk of the app is full': runtime(write(() => Promise.reject(new Error('ENOSPC: no space left')))),
  'app compiles for long': runtime((tab) => {
    const server = tab.runtime?.servers.at(-1);
    if (server) server.barrier = sleep(9000);
  }),
  'code does not compile': runtime((tab) => {
    const server = tab.runtime?.servers.at(-1);
    if (server) server.compileErrors = [{ file: null, line: null, column: null, message: 'No.' }];
  }),
  'runtime drops while checks run': runtime((tab) => {
    void tab.session.runChecks();
    setTimeout(() => tab.runtime?.lose(new RuntimeError('lost', 'Gone.')), 100);
  }),
};

/** What a learner does beside typing. Each puts at most one version aside. */
export async function actAsLearner(world: World): Promise<void> {
  const { random, tab } = world;
  const steps: Record<string, () => unknown> = {
    type: () => typeSome(world, tab),
    remove: () =>
      tab.does(({ whyNot, remove }) => {
        for (const path of [MINE, OURS]) if (whyNot.remove(path) === null) return remove(path);
      }),
    rename: () =>
      tab.does(({ whyNot, rename }) => {
        const [from, to] = random.chance(0.5) ? [MINE, OURS] : [OURS, MINE];
        if (whyNot.rename(from, to) === null) rename(from, to);
      }),
    reset: () => tab.does((workspace) => workspace.reset()),
    solution: () => tab.does((workspace) => workspace.showSolution()),
    undo: () => tab.does((workspace) => workspace.undo()),
    mine: () => tab.does((workspace) => workspace.choose('mine')),
    other: () => tab.does((workspace) => workspace.choose('other')),
    keepOlder: () => tab.workspace.keepOlder(),
    check: () => void tab.session.runChecks(),
    restart: () => tab.session.sandbox.restart(),
    again: () => tab.workspace.tryAgain(),
    wait: () => world.pass(2000),
  };
  const step = random.pick(Object.keys(steps));
  if (['remove', 'reset', 'solution', 'undo', 'mine', 'other'].includes(step)) world.stepsBack += 1;
  await steps[step]?.();
}
