/**
 * One list of behaviours, run against the native profile and the container profile: as a WebContainer would run it, Next
 * must do what it does on this machine's own Node.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { containerGround } from '../../scripts/container-profile/ground.ts';
import { defaultCacheFolder } from '../../scripts/local-runtime/cache-folder.ts';
import { type RunningServer, startSandboxServer } from '../sandbox/sandbox-fixture.ts';
import type { Topic } from './behaviour.ts';
import { caching } from './behaviours/caching.ts';
import { context } from './behaviours/context.ts';
import { database } from './behaviours/database.ts';
import { edits } from './behaviours/edits.ts';
import { forms } from './behaviours/forms.ts';
import { pages } from './behaviours/pages.ts';
import { replies } from './behaviours/replies.ts';

// Edits come last: while something does not compile, webpack answers 500 everywhere.
const topics: readonly Topic[] = [context, replies, pages, forms, caching, database, edits];
const overlay = Object.assign({}, ...topics.map(({ files }) => files));

const open: RunningServer[] = [];
let native: RunningServer;
let container: RunningServer;
beforeAll(async () => {
  const start = async (ground?: ReturnType<typeof containerGround>): Promise<RunningServer> => {
    const app = await startSandboxServer(overlay, ground);
    open.push(app);
    return app;
  };
  // One after the other: both bundle the sandbox server into the same folder.
  native = await start();
  container = await start(containerGround({ cacheFolder: defaultCacheFolder() }));
  // The first compilation of everything, so that no behaviour pays for it.
  expect(await Promise.all([native.edit({}), container.edit({})])).toEqual([[], []]);
}, 300_000);
afterAll(async () => {
  await Promise.all(open.map((app) => app[Symbol.asyncDispose]()));
});

for (const { name, observe, expected } of topics.flatMap(({ behaviours }) => behaviours)) {
  test(name, async () => {
    const [here, there] = await Promise.all([observe(native), observe(container)]);
    expect(there, 'the container profile, compared with the native one').toEqual(here);
    expect(here, 'both profiles').toEqual(expected);
  }, 120_000);
}

test("the container's log has no install, no refused connection and nothing of our own server's inside", () => {
  const log = container.log.join('\n');
  expect(log).not.toContain('Installing dependencies');
  expect(log).not.toContain('refused a connection');
  expect(log.match(/^.*\.lab\/(container|server)\.mjs.*$/gm)).toBeNull();
});
