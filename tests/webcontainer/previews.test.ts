/** Previews lie on another site, without cookies, inside an isolated page; and only who was told reaches them. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Fixture, startFixture } from './fixture.ts';

let fixture: Fixture;
let page: Page;
beforeAll(async () => {
  fixture = await startFixture();
  page = await fixture.open();
  await page.evaluate(() => window.testPage.boot());
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

/** Starts a server that sets a cookie and says which it got. @returns Its address. */
const serve = (port: number, headers: Record<string, string>): Promise<string> =>
  page.evaluate(
    async ([at, extra]) => {
      const code = `require('node:http').createServer((request, reply) => {
        for (const header of Object.entries(${JSON.stringify(extra)})) reply.setHeader(...header);
        reply.setHeader('set-cookie', 'seen=yes; SameSite=None; Secure; Path=/');
        reply.setHeader('content-type', 'text/html');
        reply.end('<p>cookie: ' + (request.headers.cookie ?? 'none') + '</p>');
      }).listen(${at})`;
      await window.testPage.runtime?.spawn('node', ['-e', code]);
      return await new Promise<string>((resolve) => {
        window.testPage.runtime?.onServer(({ port: open, url }) => {
          if (open === at && url) resolve(url);
        });
      });
    },
    [port, headers] as const,
  );

/** Shows an address in a frame of the page. @returns What the frame shows. */
async function show(url: string): Promise<string | null> {
  await page.evaluate(
    (src) =>
      new Promise((resolve) => {
        document.querySelector('#preview')?.remove();
        const frame = document.createElement('iframe');
        Object.assign(frame, { id: 'preview', src, onload: resolve });
        document.body.append(frame);
      }),
    url,
  );
  const frame = await (await page.$('#preview'))?.contentFrame();
  return (await frame?.locator('body').textContent()) ?? null;
}

const EMBEDDABLE = { 'cross-origin-embedder-policy': 'require-corp' };

test('a preview that sends what an isolated page needs is shown, and its cookies are blocked', async () => {
  const url = await serve(4780, EMBEDDABLE);
  expect(await show(url)).toBe('cookie: none');
  expect(await show(`${url}/again`)).toBe('cookie: none');
  const alone = await page.context().newPage();
  for (const expected of ['cookie: none', 'cookie: seen=yes']) {
    await alone.goto(url);
    expect(await alone.locator('p').textContent(), 'on its own it has cookies').toBe(expected);
  }
  await alone.close();
});

test('a preview that does not send it is not shown: the host adds nothing', async () => {
  expect(await show(await serve(4781, {}))).not.toContain('cookie:');
});

test('nobody reaches a preview by guessing', async () => {
  const url = new URL(await serve(4782, EMBEDDABLE));
  const status = async (host: string): Promise<number> => {
    const guess = await page.context().newPage();
    const response = await guess.goto(`http://${host}/`);
    await guess.close();
    return response?.status() ?? 0;
  };
  expect(await status(url.host)).toBe(200);
  expect(await status(url.host.replace('p4782', 'p4783'))).toBe(421);
  expect(await status(url.host.replace(/-[0-9a-f]/, (start) => (start === '-0' ? '-1' : '-0')))).toBe(421);
});
