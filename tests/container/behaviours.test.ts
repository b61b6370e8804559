/**
 * One list of behaviours, run against the native profile and the container profile: as a WebContainer would run it, Next
 * must do what it does on this machine's own Node.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { containerGround } from '../../scripts/container-profile/ground.ts';
import { defaultCacheFolder } from '../../scripts/local-runtime/cache-folder.ts';
import type { Files } from '../../site/lib/files/files.ts';
import { type RunningServer, type StartOptions, startSandboxServer } from '../sandbox/sandbox-fixture.ts';
import type { Topic } from './behaviour.ts';
import { caching } from './behaviours/caching.ts';
import { context } from './behaviours/context.ts';
import { database } from './behaviours/database.ts';
import { edits } from './behaviours/edits.ts';
import { forms } from './behaviours/forms.ts';
import { pages } from './behaviours/pages.ts';
import { replies } from './behaviours/replies.ts';

// Edits come first: after an idle minute webpack has put away what it compiled, and each takes several times as long.
const topics: readonly Topic[] = [edits, context, replies, pages, forms, caching, database];
const overlay: Files = Object.assign({}, ...topics.map(({ files }) => files));

const open: RunningServer[] = [];
let native: RunningServer;
let container: RunningServer;
beforeAll(async () => {
  const start = async (options: StartOptions = {}): Promise<RunningServer> => {
    const app = await startSandboxServer(overlay, options);
    open.push(app);
    return app;
  };
  // One after the other: both bundle the sandbox server into the same folder.
  native = await start();
  container = await start({ ground: containerGround({ cacheFolder: defaultCacheFolder() }) });
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

test('the container profile has no network: what asks for an address is refused, and the log names it', async () => {
  await container.edit({
    'app/network/route.ts': `export async function GET() {
  const asked = ['http://192.0.2.1/', 'https://lab.example/'].map((url) =>
    fetch(url).then(() => 'reached', (error: Error) => String(error.cause)),
  );
  return Response.json(await Promise.all(asked));
}
`,
  });
  const { body } = await container.control.request({ path: '/network' });
  await container.remove('app/network/route.ts');
  expect(JSON.parse(body)).toEqual(
    ['192.0.2.1', 'lab.example'].map((host) => expect.stringContaining(`no network; ${host} was asked for`)),
  );
  expect(container.log).toEqual(
    expect.arrayContaining(['192.0.2.1', 'lab.example'].map((host) => expect.stringContaining(host))),
  );
});
