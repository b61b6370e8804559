/**
 * One list of behaviours, run against the native profile and the container profile: as a WebContainer would run it, Next
 * must do what it does on this machine's own Node.
 */
import { expect, test } from 'vitest';
import { caching } from './behaviours/caching.ts';
import { context } from './behaviours/context.ts';
import { database } from './behaviours/database.ts';
import { forms } from './behaviours/forms.ts';
import { pages } from './behaviours/pages.ts';
import { replies } from './behaviours/replies.ts';
import { compareProfiles } from './profiles.ts';

const { container } = compareProfiles([context, replies, pages, forms, caching, database]);

test("the container's log has no install, no refused connection and nothing of our own server's inside", () => {
  const log = container().log.join('\n');
  expect(log).not.toContain('Installing dependencies');
  expect(log).not.toContain('refused a connection');
  expect(log.match(/^.*\.lab\/(container|server)\.mjs.*$/gm)).toBeNull();
});

test('the container profile has no network: what asks for an address is refused, and the log names it', async () => {
  await container().edit({
    'app/network/route.ts': `export async function GET() {
  const asked = ['http://192.0.2.1/', 'https://lab.example/'].map((url) =>
    fetch(url).then(() => 'reached', (error: Error) => String(error.cause)),
  );
  return Response.json(await Promise.all(asked));
}
`,
  });
  const { body } = await container().control.request({ path: '/network' });
  await container().remove('app/network/route.ts');
  expect(JSON.parse(body)).toEqual(
    ['192.0.2.1', 'lab.example'].map((host) => expect.stringContaining(`no network; ${host} was asked for`)),
  );
  expect(container().log).toEqual(
    expect.arrayContaining(['192.0.2.1', 'lab.example'].map((host) => expect.stringContaining(host))),
  );
});
