/**
 * Faults, one after the other, against somebody who types: the real workspace, session and sandbox client, over storage
 * and runtimes that break. After each fault every letter has to be there. `npm run faults` makes a long run of it.
 */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { actAsLearner, faults } from './faults.ts';
import { seeded } from './random.ts';
import { World } from './world.ts';

const count = Number(process.env.LAB_FAULTS ?? 80);
const seeds = (process.env.LAB_FAULTS_SEED ?? '1,2').split(',').map(Number);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { origin: 'http://localhost:4400' });
  // The browser's own digest takes a real while, and no two runs would be the same.
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (_, data) => {
    const { buffer } = createHash('sha256')
      .update(new Uint8Array(data as ArrayBuffer))
      .digest();
    return buffer as ArrayBuffer;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What a tab shows is what the learner left there; only the learner changes it. */
const expectUntouched = (world: World, after: string): void => {
  for (const tab of world.tabs) expect(tab.texts(), after).toEqual(tab.seen);
};

for (const seed of seeds) {
  test(`${count} faults in a row cost no keystroke (seed ${seed})`, { timeout: 1_200_000 }, async () => {
    const random = seeded(seed);
    const world = new World(random);
    const happened = new Map<string, number>();
    await world.nextLesson();
    const names = Object.keys(faults);
    let queue: string[] = [];
    for (let number = 1; number <= count; number++) {
      // Every fault comes once before any comes again, in another order each time.
      if (queue.length === 0) queue = [...names];
      const [name = ''] = queue.splice(random.below(queue.length), 1);
      const after = `after fault ${number}, “${name}”, seed ${seed}`;
      happened.set(name, (happened.get(name) ?? 0) + 1);
      await faults[name]?.(world);
      expectUntouched(world, after);
      for (let steps = random.below(4); steps > 0; steps--) await actAsLearner(world);
      expectUntouched(world, after);
      // Several faults may come on top of each other before all is well again.
      if (random.chance(0.6)) {
        await world.calm();
        expect(world.missing(), after).toEqual([]);
        expectUntouched(world, after);
        for (const tab of world.tabs) {
          expect(tab.workspace.keeping.get(), after).toEqual({ kind: 'kept' });
          expect(tab.session.sandbox.status.get().phase, after).toBe('ready');
          expect(Object.fromEntries(tab.runtime?.files ?? []), after).toEqual(tab.workspace.files.get());
        }
        if (world.tabs.length > 1 && random.chance(0.5)) await world.lose(world.tab);
      }
      if (world.isLessonFull)
        expect(await world.nextLesson(), `at the end of a lesson, ${after}`).toEqual([]);
    }
    expect(await world.nextLesson(), `at the end, seed ${seed}`).toEqual([]);
    for (const tab of [...world.tabs]) await world.lose(tab);
    if (process.env.LAB_FAULTS)
      console.log(
        [
          `Seed ${seed}: ${count} faults, ${world.words} words in ${world.lessons - 1} lessons, none lost.`,
          ...[...happened].sort().map(([name, times]) => `  ${String(times).padStart(4)} × ${name}`),
        ].join('\n'),
      );
  });
}
