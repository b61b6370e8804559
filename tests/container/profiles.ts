/** Owns one app in two profiles, and the comparison of what they do: the native one says how Next behaves. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { containerGround } from '../../scripts/container-profile/ground.ts';
import { defaultCacheFolder } from '../../scripts/local-runtime/cache-folder.ts';
import type { Files } from '../../site/lib/files/files.ts';
import { type RunningServer, type StartOptions, startSandboxServer } from '../sandbox/sandbox-fixture.ts';
import type { Topic } from './behaviour.ts';

/**
 * Makes a test of each behaviour, in order: both profiles must do the same, and that must be what is expected.
 * The apps are started before the file's first test and ended after its last.
 * @returns the app in the container profile, for the file's own tests.
 */
export function compareProfiles(topics: readonly Topic[]): { readonly container: () => RunningServer } {
  const overlay: Files = Object.assign({}, ...topics.map(({ files }) => files));
  const open: RunningServer[] = [];
  const at = (index: number): RunningServer => {
    const app = open[index];
    if (!app) throw new Error('The apps are not there before the first test and after the last.');
    return app;
  };

  beforeAll(async () => {
    const start = async (options: StartOptions = {}): Promise<void> => {
      open.push(await startSandboxServer(overlay, options));
    };
    // One after the other: both bundle the sandbox server into the same folder.
    await start();
    await start({ ground: containerGround({ cacheFolder: defaultCacheFolder() }) });
    // The first compilation of everything, so that no behaviour pays for it.
    expect(await Promise.all(open.map((app) => app.edit({})))).toEqual([[], []]);
  }, 300_000);
  afterAll(async () => {
    await Promise.all(open.splice(0).map((app) => app[Symbol.asyncDispose]()));
  }, 60_000);

  for (const { name, observe, expected } of topics.flatMap(({ behaviours }) => behaviours)) {
    test(name, async () => {
      const [native, container] = await Promise.all([observe(at(0)), observe(at(1))]);
      expect(container, 'the container profile, compared with the native one').toEqual(native);
      expect(native, 'both profiles').toEqual(expected);
    }, 120_000);
  }
  return { container: () => at(1) };
}
