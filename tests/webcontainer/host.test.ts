/** The stand-in host lets in nobody but the page it made, keeps files where they belong, and leaves nothing behind. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type StandInHost, startStandInHost } from '../../scripts/stand-in-host/host.ts';
import { until } from '../../site/lib/runtime/contract-tools.ts';
import { startFixture } from './fixture.ts';

const SITE = 'http://localhost:4770';
let host: StandInHost;
beforeAll(async () => {
  host = await startStandInHost({ siteOrigin: SITE });
});
afterAll(async () => await host.close());

const page = async (): Promise<{ token: string; headers: Headers }> => {
  const response = await fetch(`${host.hostUrl}/headless`);
  const token = /"token":"([\w-]+)"/.exec(await response.text())?.[1] ?? '';
  return { token, headers: response.headers };
};

/** @returns Whether the service lets a socket in. */
const isLetIn = (
  token: string,
  { origin = host.hostUrl, headers = {}, path = '/service' } = {},
): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new WebSocket(host.hostUrl.replace('http', 'ws') + path, ['lab.v1', `key.${token}`], {
      origin,
      headers,
    });
    socket.on('open', () => {
      resolve(true);
      socket.close();
    });
    socket.on('error', () => resolve(false));
  });

test('only the site may embed the page, and it allows to be embedded in isolation', async () => {
  const { headers } = await page();
  expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${SITE}`);
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
});

test('a token is good once, for the page itself only', async () => {
  const { token } = await page();
  expect(await isLetIn(token, { origin: SITE })).toBe(false);
  expect(await isLetIn(token, { origin: 'null' })).toBe(false);
  expect(await isLetIn(token, { headers: { host: 'evil.test' } })).toBe(false);
  expect(await isLetIn(token, { path: '/' })).toBe(false);
  expect(await isLetIn('another-token-than-that')).toBe(false);
  expect(await isLetIn(token)).toBe(true);
  expect(await isLetIn(token)).toBe(false);
});

test('a page that goes away takes its container with it, and closing the host the others', async () => {
  await using fixture = await startFixture();
  const [one, two] = [await fixture.open(), await fixture.open()];
  const folders = await Promise.all(
    [one, two].map((each) =>
      each.evaluate(async () => {
        await window.testPage.boot();
        const process = await window.testPage.runtime?.spawn('node', ['-p', 'process.cwd() + " is it"']);
        let text = '';
        const reader = process?.output.getReader();
        while (!text.includes(' is it')) text += (await reader?.read())?.value ?? '';
        return text.slice(0, text.indexOf(' is it'));
      }),
    ),
  );
  for (const folder of folders) {
    expect(existsSync(folder)).toBe(true);
    expect(folder).toHaveLength('/home/stagedoor'.length);
  }
  await one.close();
  await until(() => !existsSync(folders[0] ?? ''), 'the first folder is gone');
  expect(fixture.host.containers()).toBe(1);
  await fixture.host.close();
  expect(folders.some(existsSync)).toBe(false);
});

test('what is mounted or written stays in its folder, and Node is as poor as in a container', async () => {
  await using fixture = await startFixture();
  const opened = await fixture.open();
  await opened.evaluate(() => window.testPage.boot());
  const printed = await opened.evaluate(async () => {
    const { runtime } = window.testPage;
    const code = `
      require('fs').symlinkSync('/', 'out');
      const { AsyncLocalStorage } = require('async_hooks');
      const storage = new AsyncLocalStorage();
      storage.run(1, async () => { await 0; console.log(storage.getStore(), process.versions.webcontainer); });`;
    const process = await runtime?.spawn('node', ['-e', code]);
    let text = '';
    const reader = process?.output.getReader();
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) text += next.value;
    const refused = (act: Promise<unknown> | undefined) =>
      act?.then(
        () => 'done',
        (error: Error) => error.message,
      );
    return {
      text,
      read: await refused(runtime?.read('out/etc/hostname')),
      write: await refused(runtime?.write('out/tmp/lab-leak.txt', 'x')),
      mount: await refused(runtime?.mount({ 'out/tmp/lab-leak.txt': 'x' })),
    };
  });
  expect(printed.text).toMatch(/^undefined \d/);
  expect(printed.read).toMatch(/^EACCES/);
  expect(printed.write).toMatch(/EACCES/);
  expect(printed.mount).toMatch(/EACCES/);
  expect(existsSync('/tmp/lab-leak.txt')).toBe(false);
});
