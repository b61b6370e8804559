/** What code in a preview, which is the learner's or came with a package, can do to the lab around it. */
import type { Frame } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Attack, testAttacks } from './attacks.ts';
import { type AttackGround, openAttackGround } from './ground.ts';
import { type Asked, tryBeacon, tryElement, tryEvents, tryFetch, tryReach, trySocket } from './in-page.ts';

let ground: AttackGround;
beforeAll(async () => {
  ground = await openAttackGround();
  // A second frame beside it, for what goes from one to another.
  await ground.lab.evaluate((origin) => window.attackedLab.show('beside', origin), ground.app.previews.ben);
}, 60_000);
afterAll(async () => await ground?.[Symbol.asyncDispose]());

const inside = (): Frame => {
  const frame = ground.lab.frames().find((each) => each.url().startsWith(ground.app.previews.ana));
  if (!frame) throw new Error('The preview is gone.');
  return frame;
};
const site = (path = '/'): string => `${ground.site.origin}${path}`;
const ask = (url: string, init: Asked = {}): Promise<string> => inside().evaluate(tryFetch, { url, init });
const connect = (url: string, protocols: string[] = []): Promise<string> =>
  inside().evaluate(trySocket, { url: url.replace('http', 'ws'), protocols });
const reach = (what: string): Promise<string> => inside().evaluate(tryReach, what);
const load = (tag: 'script' | 'img' | 'link', url: string): Promise<string> =>
  inside().evaluate(tryElement, { tag, url });

/** Does something that would take the tab somewhere else, with a person's click, which lets more pass. */
const leave = async (how: string): Promise<string> => {
  await inside().evaluate((code) => {
    document.body.innerHTML = '<button>Press</button>';
    const act = new Function(code);
    document.querySelector('button')?.addEventListener('click', () => {
      try {
        act();
      } catch {
        // The browser says no in words, too.
      }
    });
  }, how);
  await inside().locator('button').click();
  // A navigation that was let through has begun before the next answer of the page.
  await ground.lab.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return ground.lab.url() === site() ? 'refused' : `left for ${ground.lab.url()}`;
};

/** Shows something in a frame inside the preview. */
const nest = async (url: string): Promise<string> => {
  const before = new Set(ground.lab.frames());
  await inside().evaluate(
    (src) =>
      new Promise<void>((resolve) => {
        const element = document.createElement('iframe');
        element.onload = () => resolve();
        element.src = src;
        document.body.append(element);
      }),
    url,
  );
  const address = (): string =>
    ground.lab
      .frames()
      .find((each) => !before.has(each))
      ?.url() ?? '';
  await expect.poll(address).not.toBe('');
  const shown = address();
  await inside().evaluate(() => document.querySelector('iframe')?.remove());
  return shown.startsWith('chrome-error:') ? 'refused' : `shown ${shown}`;
};

const toTheLab: readonly Attack[] = [
  { name: 'read the lab’s document', run: () => reach('parent.document.title') },
  { name: 'read the key from the lab’s storage', run: () => reach('parent.localStorage.length') },
  { name: 'use what the lab has', run: () => reach('parent.attackedLab.state()') },
  { name: 'read where the lab is', run: () => reach('top.location.href') },
  { name: 'write into the lab’s window', run: () => reach('(parent.name = "taken")') },
  { name: 'reach the lab by its frame', run: () => reach('frameElement.ownerDocument.title') },
  {
    name: 'become of the lab’s origin',
    run: () => reach('(document.domain = "localhost", parent.document.title)'),
  },
  {
    name: 'find the key in its own storage',
    run: async () =>
      (await inside().evaluate(() => JSON.stringify(localStorage))).includes(ground.key)
        ? 'found'
        : 'refused',
  },
  { name: 'put another page in the lab’s place', run: () => leave(`top.location = '${ground.evilOrigin}'`) },
  {
    name: 'put another page in its parent’s place',
    run: () => leave(`parent.location.replace('${ground.evilOrigin}')`),
  },
  { name: 'open a page over the lab', run: () => leave(`open('${ground.evilOrigin}', '_top')`) },
  {
    name: 'send a link to the top',
    run: () =>
      leave(
        `const a = document.createElement('a'); a.href = '${ground.evilOrigin}'; a.target = '_top'; document.body.append(a); a.click()`,
      ),
  },
  {
    name: 'send a form to the top',
    run: () =>
      leave(
        `const f = document.createElement('form'); f.action = '${ground.evilOrigin}'; f.target = '_top'; document.body.append(f); f.submit()`,
      ),
  },
  { name: 'close the lab', run: () => leave('top.close()') },
  { name: 'read the lab’s page', run: () => ask(site()) },
  { name: 'fetch the lab’s page blindly', run: () => ask(site(), { mode: 'no-cors' }) },
  { name: 'read whether there is a runtime', run: () => ask(site('/runtime')) },
  {
    name: 'post to the runtime',
    run: () => ask(site('/runtime'), { method: 'POST', mode: 'no-cors', body: '{}' }),
  },
  { name: 'load the lab’s script', run: () => load('script', site('/lab.js')) },
  { name: 'load the lab’s picture', run: () => load('img', site('/icon.svg')) },
  { name: 'show the lab inside itself', run: () => nest(site()) },
  { name: 'open the runtime’s socket without the key', run: () => connect(site('/runtime'), ['lab.v1']) },
  {
    name: 'open the runtime’s socket with a stolen key',
    run: () => connect(site('/runtime'), ['lab.v1', `key.${ground.key}`]),
  },
  { name: 'listen for events of the runtime', run: () => inside().evaluate(tryEvents, site('/runtime')) },
  {
    name: 'keep people out by cookies, which all ports of a machine share',
    async run() {
      await inside().evaluate(async () => {
        for (let n = 0; n < 40; n += 1) await cookieStore.set(`bomb${n}`, 'x'.repeat(3000));
      });
      const status = await ground.lab.evaluate(async () => (await fetch('/')).status);
      await ground.context.clearCookies();
      return status === 200 ? 'refused' : `the lab gets ${status}`;
    },
  },
];

/** The same against another person's port of the sandbox and against another sandbox. */
const toAnother = (whose: string, target: () => string): Attack[] => [
  { name: `read ${whose}`, run: () => ask(target()) },
  { name: `fetch ${whose} blindly`, run: () => ask(`${target()}/api/do`, { mode: 'no-cors' }) },
  { name: `post to ${whose}`, run: () => ask(target(), { method: 'POST', mode: 'no-cors', body: '[]' }) },
  {
    name: `call an action of ${whose}`,
    run: () =>
      ask(target(), { method: 'POST', headers: { 'next-action': '00' }, body: '[]', credentials: 'include' }),
  },
  { name: `load ${whose} as a picture`, run: () => load('img', `${target()}/api/do`) },
  { name: `load the agent of ${whose}`, run: () => load('script', `${target()}/__lab/agent.js`) },
  { name: `open the socket of ${whose}`, run: () => connect(`${target()}/_next/hmr`) },
  { name: `send a beacon to ${whose}`, run: () => inside().evaluate(tryBeacon, `${target()}/api/do`) },
];

const toOtherFrames: readonly Attack[] = [
  { name: 'look into the frame beside it', run: () => reach('parent.frames[1].document.title') },
  {
    name: 'put another page into the frame beside it',
    run: async () => {
      await reach(`(parent.frames[1].location = '${ground.evilOrigin}')`);
      await ground.lab.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      return ground.lab.frames().some((each) => each.url().startsWith(ground.evilOrigin)) ? 'put' : 'refused';
    },
  },
];

test('the preview itself can be used: its own page, its own calls, its own socket', async () => {
  const before = ground.app.reached.length;
  expect(await ask('/own')).toContain('read 200');
  expect(await ask('/own', { method: 'POST', body: '[]' })).toContain('read 200');
  await connect(`${ground.app.previews.ana}/_next/hmr`);
  expect(ground.app.reached.slice(before)).toEqual(['GET /own', 'POST /own', 'UPGRADE /_next/hmr']);
});

testAttacks({
  attacker: 'previews',
  attacks: [
    ...toTheLab,
    ...toAnother('another person’s port', () => ground.app.previews.ben),
    ...toAnother('another sandbox', () => ground.other.previews.ana),
    ...toOtherFrames,
  ],
  world: () => ground.world(),
});
