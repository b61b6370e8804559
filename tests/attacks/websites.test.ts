/** What a foreign website in the same browser can do to a lab on this machine. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Attack, testAttacks } from './attacks.ts';
import { type AttackGround, openAttackGround, REBOUND } from './ground.ts';
import {
  type Asked,
  tryBeacon,
  tryElement,
  tryEvents,
  tryFetch,
  tryModule,
  trySocket,
  tryWorker,
} from './in-page.ts';

let ground: AttackGround;
let page: Page;
beforeAll(async () => {
  ground = await openAttackGround();
  page = await ground.context.newPage();
}, 60_000);
afterAll(async () => await ground?.[Symbol.asyncDispose]());
beforeEach(async () => {
  await page.goto(`${ground.evilOrigin}/`);
});

const site = (path = '/'): string => `${ground.site.origin}${path}`;
const preview = (path = '/'): string => `${ground.app.previews.ana}${path}`;
const socketOf = (url: string): string => url.replace('http', 'ws');
const withKey = (): string[] => ['lab.v1', `key.${ground.key}`];
const ACTION = { 'next-action': '00'.repeat(21) };

test('the lab itself gets in: it has a session, its files, and a preview that it can drive', async () => {
  expect(await ground.world()).toMatchObject({
    sessions: 1,
    lab: { kept: 'kept', path: '/', button: 'Press' },
  });
});

/** Shows something in a frame. It is refused if the browser puts its own error page there. */
const frame = async (url: string): Promise<string> => {
  await page.evaluate(
    (src) =>
      new Promise<void>((resolve) => {
        const element = document.createElement('iframe');
        element.onload = () => resolve();
        element.src = src;
        document.body.append(element);
      }),
    url,
  );
  // The frame's address comes to the test a little later than its end of loading to the page.
  const shown = (): string => page.frames()[1]?.url() ?? '';
  await expect.poll(shown).not.toBe('');
  return shown().startsWith('chrome-error:') ? 'refused' : `shown ${shown()}`;
};

/** Sends a form into a frame. Whether it arrived is told by the world. */
const submit = async (action: string, method: string, enctype = ''): Promise<string> => {
  await page.evaluate(
    (given) =>
      new Promise<void>((resolve) => {
        document.body.innerHTML = '<iframe name="into"></iframe>';
        const form = Object.assign(document.createElement('form'), { ...given, target: 'into' });
        form.innerHTML = '<input name="$ACTION_ID_00" value="1">';
        document.body.append(form);
        const [into] = document.getElementsByTagName('iframe');
        if (into) into.onload = () => resolve();
        form.submit();
      }),
    { action, method, ...(enctype && { enctype }) },
  );
  return 'refused';
};

/** Opens a window, and tries to look into it once it is there. */
const open = async (url: string): Promise<string> => {
  const opened = ground.context.waitForEvent('page');
  const handle = await page.evaluateHandle((address) => window.open(address), url);
  const popup = await opened;
  await popup.waitForLoadState().catch(() => {});
  const seen = await handle.evaluate((other) => {
    try {
      return other?.document.title ?? null;
    } catch {
      return null;
    }
  });
  await popup.close();
  return seen === null || seen === '' ? 'refused' : `read ${seen}`;
};

const ask = (url: string, init: Asked = {}): Promise<string> => page.evaluate(tryFetch, { url, init });
const connect = (url: string, protocols: string[] = []): Promise<string> =>
  page.evaluate(trySocket, { url: socketOf(url), protocols });
const load = (tag: 'script' | 'img' | 'link', url: string): Promise<string> =>
  page.evaluate(tryElement, { tag, url });

const toTheSite: readonly Attack[] = [
  { name: 'read the lab’s page', run: () => ask(site()) },
  { name: 'fetch the lab’s page blindly', run: () => ask(site(), { mode: 'no-cors' }) },
  { name: 'read the lab’s page with credentials', run: () => ask(site(), { credentials: 'include' }) },
  { name: 'read whether there is a runtime', run: () => ask(site('/runtime')) },
  {
    name: 'post to the runtime',
    run: () =>
      ask(site('/runtime'), {
        method: 'POST',
        mode: 'no-cors',
        body: '{"call":"1","method":"end","args":[]}',
      }),
  },
  {
    name: 'post JSON to the runtime',
    run: () =>
      ask(site('/runtime'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
  },
  { name: 'delete at the runtime', run: () => ask(site('/runtime'), { method: 'DELETE' }) },
  { name: 'open the runtime’s socket without the key', run: () => connect(site('/runtime'), ['lab.v1']) },
  { name: 'open the runtime’s socket with a stolen key', run: () => connect(site('/runtime'), withKey()) },
  {
    name: 'open the runtime’s socket at its number, with a stolen key',
    run: () => connect(site('/runtime').replace('localhost', '127.0.0.1'), withKey()),
  },
  {
    name: 'open the runtime’s socket at its other number, with a stolen key',
    run: () => connect(site('/runtime').replace('localhost', '[::1]'), withKey()),
  },
  {
    name: 'open the runtime’s socket with the key in the address',
    run: () => connect(`${site('/runtime')}?key=${ground.key}`, withKey()),
  },
  { name: 'listen for events of the runtime', run: () => page.evaluate(tryEvents, site('/runtime')) },
  { name: 'load the lab’s script', run: () => load('script', site('/lab.js')) },
  { name: 'load the lab’s script as a module', run: () => page.evaluate(tryModule, site('/lab.js')) },
  { name: 'load the lab’s script as a worker', run: () => page.evaluate(tryWorker, site('/lab.js')) },
  { name: 'load the lab’s picture', run: () => load('img', site('/icon.svg')) },
  { name: 'load the lab’s style', run: () => load('link', site('/style.css')) },
  { name: 'show the lab in a frame', run: () => frame(site()) },
  { name: 'show the offer of a runtime in a frame', run: () => frame(site('/runtime')) },
  { name: 'send a form to the runtime', run: () => submit(site('/runtime'), 'post') },
  { name: 'send a beacon to the runtime', run: () => page.evaluate(tryBeacon, site('/runtime')) },
  { name: 'look into a window with the lab', run: () => open(site()) },
];

const toThePreviews: readonly Attack[] = [
  { name: 'read a preview', run: () => ask(preview()) },
  { name: 'fetch a preview blindly', run: () => ask(preview('/api/do'), { mode: 'no-cors' }) },
  {
    name: 'fetch a preview blindly with credentials',
    run: () => ask(preview('/api/do'), { mode: 'no-cors', credentials: 'include' }),
  },
  { name: 'post to a preview', run: () => ask(preview(), { method: 'POST', mode: 'no-cors', body: '[]' }) },
  { name: 'call an action', run: () => ask(preview(), { method: 'POST', headers: ACTION, body: '[]' }) },
  { name: 'send a form to an action', run: () => submit(preview(), 'post', 'multipart/form-data') },
  { name: 'send a form that asks', run: () => submit(preview('/api/do'), 'get') },
  { name: 'load a preview as a picture', run: () => load('img', preview('/api/do')) },
  { name: 'load a preview as a style', run: () => load('link', preview('/api/do')) },
  { name: 'load the preview agent', run: () => load('script', preview('/__lab/agent.js')) },
  { name: 'show a preview in a frame', run: () => frame(preview()) },
  {
    name: 'open an editor through Next’s development server',
    run: () => load('img', preview('/__nextjs_open-in-editor?file=a')),
  },
  { name: 'have the app run in a window', run: () => open(preview('/api/do')) },
  { name: 'open a preview’s socket', run: () => connect(preview('/_next/hmr')) },
  { name: 'listen for events of a preview', run: () => page.evaluate(tryEvents, preview('/api/do')) },
  { name: 'send a beacon to a preview', run: () => page.evaluate(tryBeacon, preview('/api/do')) },
  { name: 'ask the inner server', run: () => ask(ground.app.innerOrigin, { mode: 'no-cors' }) },
  {
    name: 'ask the inner server with a guessed id',
    run: () => ask(ground.app.innerOrigin, { headers: { 'x-lab-request': '1' } }),
  },
];

/** A page of the attacker's at a port of this machine, as after its name was given another address (DNS rebinding). */
const rebound = async (origin: string, attack: (base: string) => Promise<string>): Promise<string> => {
  const base = `http://${REBOUND}:${new URL(origin).port}`;
  await page.route(`${base}/evil`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<body>evil' }),
  );
  await page.goto(`${base}/evil`);
  return await attack(base);
};

const rebinding: readonly Attack[] = [
  { name: 'read the lab under a name of theirs', run: () => rebound(ground.site.origin, (url) => ask(url)) },
  {
    name: 'read the offer under a name of theirs',
    run: () => rebound(ground.site.origin, (url) => ask(`${url}/runtime`)),
  },
  {
    name: 'post to the runtime under a name of theirs',
    run: () => rebound(ground.site.origin, (url) => ask(`${url}/runtime`, { method: 'POST', body: '{}' })),
  },
  {
    name: 'open the runtime’s socket under a name of theirs, with a stolen key',
    run: () => rebound(ground.site.origin, (url) => connect(`${url}/runtime`, withKey())),
  },
  {
    name: 'read a preview under a name of theirs',
    run: () => rebound(ground.app.previews.ana, (url) => ask(url)),
  },
  {
    name: 'call an action under a name of theirs',
    run: () =>
      rebound(ground.app.previews.ana, (url) => ask(url, { method: 'POST', headers: ACTION, body: '[]' })),
  },
  {
    name: 'open a preview’s socket under a name of theirs',
    run: () => rebound(ground.app.previews.ana, (url) => connect(`${url}/_next/hmr`)),
  },
  {
    name: 'read the inner server under a name of theirs',
    run: () => rebound(ground.app.innerOrigin, (url) => ask(url)),
  },
];

testAttacks({
  attacker: 'websites',
  attacks: [...toTheSite, ...toThePreviews, ...rebinding],
  world: () => ground.world(),
});
