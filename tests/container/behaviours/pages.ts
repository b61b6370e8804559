/** Owns the behaviours of pages: streaming, missing pages, errors, Route Handlers and the proxy. */
import type { RunningServer } from '../../sandbox/sandbox-fixture.ts';
import { pageFiles } from '../apps/pages.ts';
import { get, marked, open, readUntil, type Topic, visit } from '../behaviour.ts';

const openGate = async (app: RunningServer, name: string): Promise<void> => {
  await get(app, `/open-gate?gate=${name}`);
};

export const pages: Topic = {
  files: pageFiles,
  behaviours: [
    {
      name: 'a page streams its shell first, and each part when it is ready, whatever their order on the page',
      async observe(app) {
        const response = await open(app, 'otto', '/stream');
        const chunks = response[Symbol.asyncIterator]();
        const shell = await readUntil(chunks, 'waiting for second');
        await openGate(app, 'second');
        const second = await readUntil(chunks, 'second for', shell);
        await openGate(app, 'first');
        return [shell, second, await readUntil(chunks, null, second)].map(marked);
      },
      expected: [
        ['shell', 'waiting for first', 'waiting for second'],
        ['shell', 'waiting for first', 'waiting for second', 'second for nobody'],
        ['shell', 'waiting for first', 'waiting for second', 'second for nobody', 'first for nobody'],
      ],
    },
    {
      name: 'a Route Handler streams its body, with the cookie of its request',
      async observe(app) {
        const response = await open(app, 'otto', '/stream-route');
        const chunks = response[Symbol.asyncIterator]();
        const early = await readUntil(chunks, ';');
        await openGate(app, 'route');
        const all = await readUntil(chunks, null, early);
        return [response.statusCode, response.headers['x-route'], early, all];
      },
      expected: [200, 'streamed', 'one for nobody;', 'one for nobody;two for nobody'],
    },
    {
      name: 'a Route Handler reads JSON and answers with a status of its own',
      async observe(app) {
        const { status, body } = await app.control.request({
          path: '/stream-route',
          method: 'POST',
          headers: [['content-type', 'application/json']],
          body: JSON.stringify({ words: ['a', 'b'] }),
        });
        return [status, JSON.parse(body)];
      },
      expected: [201, { words: ['b', 'a'] }],
    },
    {
      name: 'a page that finds nothing shows the page for that',
      async observe(app) {
        const unknown = await get(app, '/no/such/page');
        const missing = await get(app, '/missing');
        // The second has begun to stream before it knows, so that its status can only be 200.
        return [unknown, missing].map(({ status, body }) => [
          status,
          body.includes('Nothing behind this door'),
        ]);
      },
      expected: [
        [404, true],
        [200, true],
      ],
    },
    {
      name: 'a page that throws says so, with the message, in the reply',
      async observe(app) {
        const { status, body } = await get(app, '/throwing');
        return [status, body.includes('The curtain is stuck.')];
      },
      expected: [200, true],
    },
    {
      name: 'proxy.ts changes requests and replies, and redirects',
      async observe(app) {
        const passed = await app.control.request({
          path: '/guarded/in',
          headers: [['cookie', 'probe=ginger']],
        });
        const away = await visit(app, 'anon', '/guarded/away');
        const free = await get(app, '/orders');
        const fromProxy = (passed.headers.find(([name]) => name === 'x-from-proxy') ?? [])[1];
        return [passed.status, passed.body, fromProxy, away.status, away.headers.location, free.status];
      },
      expected: [200, 'proxied for ginger', 'yes', 307, '/orders', 200],
    },
  ],
};
