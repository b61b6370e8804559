/** What messages between frames can make the lab believe: wrong source, wrong origin, wrong shape. */
import type { Frame } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Attack, testAttacks } from './attacks.ts';
import { type AttackGround, openAttackGround } from './ground.ts';

let ground: AttackGround;
beforeAll(async () => {
  ground = await openAttackGround();
  await ground.lab.evaluate((origin) => window.attackedLab.show('beside', origin), ground.app.previews.ben);
}, 60_000);
afterAll(async () => await ground?.[Symbol.asyncDispose]());

const frameAt = (origin: string): Frame => {
  const frame = ground.lab.frames().find((each) => each.url().startsWith(origin));
  if (!frame) throw new Error(`Nothing shows ${origin}.`);
  return frame;
};
const preview = (): Frame => frameAt(ground.app.previews.ana);

const HELLO = { lab: 'hello', person: 'ana', path: '/forged', title: 'forged' };

/** Sends what an agent would, from wherever this runs, and waits until whoever listens has heard it. */
const greet = ({ data, withPort }: { data: unknown; withPort: boolean }): Promise<string> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve('believed');
    // A lab that believes it asks at once for what the page shows, and so does the world that is looked at afterwards.
    window.parent.postMessage(data, '*', withPort ? [port2] : []);
    setTimeout(() => resolve('refused'), 100);
  });

/** Puts a frame into another, which then says hello to the lab. */
const fromWithin = async (outer: Frame, source: string): Promise<string> =>
  await outer.evaluate(
    ({ src, hello }) =>
      new Promise<string>((resolve) => {
        const element = document.createElement('iframe');
        element.onload = () => {
          const inner = element.contentWindow as (Window & typeof globalThis) | null;
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve('believed');
          // The source of a message is the window whose code sends it.
          inner?.eval('(data, port) => top.postMessage(data, "*", [port])')(hello, port2);
          setTimeout(() => {
            element.remove();
            resolve('refused');
          }, 100);
        };
        element.src = src;
        document.body.append(element);
      }),
    { src: source, hello: HELLO },
  );

const bySource: readonly Attack[] = [
  {
    name: 'speak for the preview from the lab’s own window',
    run: () => ground.lab.evaluate(greet, { data: HELLO, withPort: true }),
  },
  {
    name: 'speak for the preview from the frame beside it',
    run: () => frameAt(ground.app.previews.ben).evaluate(greet, { data: HELLO, withPort: true }),
  },
  {
    name: 'speak for the preview from a frame of the same origin inside it',
    run: () => fromWithin(preview(), '/nested'),
  },
  {
    name: 'speak for the preview from an empty frame inside it',
    run: () => fromWithin(preview(), 'about:blank'),
  },
  {
    name: 'speak for the preview from a window that it opened',
    async run() {
      const opened = ground.context.waitForEvent('page');
      await preview().evaluate(() => void window.open('/opened'));
      const popup = await opened;
      await popup.waitForLoadState();
      await popup.evaluate((hello) => {
        const target = (window.opener as Window | null)?.parent ?? window;
        target.postMessage(hello, '*', [new MessageChannel().port2]);
      }, HELLO);
      await popup.close();
      return 'refused';
    },
  },
];

/**
 * Takes the preview's frame to a foreign page, which the app itself may do, and lets that page say hello. It has an address
 * that the lab's policy lets into a frame, as any address of https has.
 */
const fromElsewhere = async (person: string): Promise<string> => {
  const elsewhere = `http://127.0.0.1:${new URL(ground.evilOrigin).port}`;
  await preview().evaluate((url) => void location.assign(url), `${elsewhere}/shown`);
  await expect.poll(() => ground.lab.frames().some((each) => each.url().startsWith(elsewhere))).toBe(true);
  const evil = frameAt(elsewhere);
  await evil.waitForLoadState();
  const said = await evil.evaluate(greet, { data: { ...HELLO, person }, withPort: true });
  await ground.lab.evaluate((origin) => window.attackedLab.reopen(origin), ground.app.previews.ana);
  return said;
};

const byOrigin: readonly Attack[] = [
  { name: 'speak for the preview after its frame went to a foreign page', run: () => fromElsewhere('ana') },
  {
    name: 'speak for somebody else after the preview’s frame went to a foreign page',
    run: () => fromElsewhere('ben'),
  },
];

const shapes: Readonly<Record<string, unknown>> = {
  nothing: null,
  'a text': JSON.stringify(HELLO),
  'a number': 1,
  'a list': [HELLO],
  'another word': { ...HELLO, lab: 'HELLO' },
  'no person': { lab: 'hello', path: '/', title: '' },
  'a person whom nobody knows': { ...HELLO, person: 'eve' },
  'a path that is no text': { ...HELLO, path: { toString: '/forged' } },
  'no title': { lab: 'hello', person: 'ana', path: '/forged' },
};

const byShape: readonly Attack[] = [
  ...Object.entries(shapes).map(([what, data]) => ({
    name: `be believed with ${what}`,
    run: () => preview().evaluate(greet, { data, withPort: true }),
  })),
  {
    name: 'be believed without a channel',
    run: () => preview().evaluate(greet, { data: HELLO, withPort: false }),
  },
];

/** The page's own code can say hello in the agent's place: it is its page. But then it has to keep to the protocol. */
const overTheChannel = async (messages: readonly unknown[]): Promise<string> => {
  await preview().evaluate((sent) => {
    const { port1, port2 } = new MessageChannel();
    // The real agent's place is given back by the next page; until then this answers nothing.
    window.parent.postMessage({ lab: 'hello', person: 'ana', path: '/', title: 'app' }, '*', [port2]);
    for (const message of sent) port1.postMessage(message);
  }, messages);
  // What was sent before is heard before.
  await preview().evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  const { path, lines } = await ground.lab.evaluate(() => window.attackedLab.heard());
  await ground.lab.evaluate((origin) => window.attackedLab.reopen(origin), ground.app.previews.ana);
  return path === '/' && lines === 0 ? 'refused' : `believed ${path}, ${lines} lines`;
};

const onTheChannel: readonly Attack[] = [
  {
    name: 'tell of something that there is not',
    run: () =>
      overTheChannel([
        { event: 'call', data: {} },
        { event: '__proto__', data: {} },
      ]),
  },
  {
    name: 'print at a level that there is not',
    run: () => overTheChannel([{ event: 'console', data: { level: 'debug', text: 'x', from: 'app' } }]),
  },
  {
    name: 'print what is no text',
    run: () =>
      overTheChannel([{ event: 'console', data: { level: 'error', text: { length: 1e9 }, from: 'app' } }]),
  },
  {
    name: 'go to what is no path',
    run: () => overTheChannel([{ event: 'navigated', data: { path: 1, title: 'x' } }]),
  },
  {
    name: 'answer what nobody asked',
    run: () =>
      overTheChannel([
        { reply: crypto.randomUUID(), result: null },
        { reply: '', error: { name: 'x', message: 'x' } },
      ]),
  },
  {
    name: 'ask the lab',
    run: () =>
      overTheChannel([
        { call: '1', method: 'observe', args: [] },
        { call: '2', method: 'constructor', args: [] },
      ]),
  },
];

test('a page that prints more than can be kept is cut, line by line', async () => {
  const { path, lines, longest } = await (async () => {
    await preview().evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      window.parent.postMessage({ lab: 'hello', person: 'ana', path: '/', title: 'app' }, '*', [port2]);
      const text = 'x'.repeat(1_000_000);
      for (let n = 0; n < 400; n += 1)
        port1.postMessage({
          event: 'console',
          data: { level: 'log', text: n < 3 ? text : 'x', from: 'app' },
        });
      for (let n = 0; n < 3; n += 1)
        port1.postMessage({ event: 'console', data: { level: 'log', text, from: 'app' } });
    });
    await expect.poll(() => ground.lab.evaluate(() => window.attackedLab.heard().lines)).toBe(300);
    await expect.poll(() => ground.lab.evaluate(() => window.attackedLab.heard().longest)).toBeGreaterThan(1);
    return await ground.lab.evaluate(() => window.attackedLab.heard());
  })();
  expect({ path, lines, longest }).toEqual({ path: '/', lines: 300, longest: 20_000 });
  await ground.lab.evaluate((origin) => window.attackedLab.reopen(origin), ground.app.previews.ana);
});

testAttacks({
  attacker: 'frames',
  attacks: [...bySource, ...byOrigin, ...byShape, ...onTheChannel],
  // The lab may load its own preview again between two attacks.
  world: async () => {
    const { sessions, lab } = await ground.world();
    return { sessions, lab };
  },
});
