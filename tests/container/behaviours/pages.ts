/** Owns the behaviours of pages: streaming, missing pages, errors, Route Handlers and the proxy. */
import { readAll } from '../../../site/lib/sandbox/server/inner.ts';
import type { RunningServer } from '../../sandbox/sandbox-fixture.ts';
import { get, marked, open, readUntil, type Topic, visit } from '../behaviour.ts';

/** What the streams of both kinds wait for. It lives on globalThis, for a route and a page are bundled apart. */
const GATE = `interface Gate { opened: Promise<void>; open(): void }
const shared = globalThis as typeof globalThis & { probeGates?: Map<string, Gate> };
const gates = (shared.probeGates ??= new Map<string, Gate>());

export function gate(name: string): Gate {
  const known = gates.get(name);
  if (known) return known;
  const { promise, resolve } = Promise.withResolvers<void>();
  const made = { opened: promise, open: resolve };
  gates.set(name, made);
  return made;
}
`;

const STREAM_PAGE = `import { Suspense } from 'react';
import { connection } from 'next/server';
import { cookies } from 'next/headers';
import { gate } from '@/lib/gate';

async function Part({ name }: { name: string }) {
  await connection();
  await gate(name).opened;
  return <p>[[{name} for {(await cookies()).get('probe')?.value ?? 'nobody'}]]</p>;
}

export default function Page() {
  return (
    <>
      <p>[[shell]]</p>
      <Suspense fallback={<p>[[waiting for first]]</p>}>
        <Part name="first" />
      </Suspense>
      <Suspense fallback={<p>[[waiting for second]]</p>}>
        <Part name="second" />
      </Suspense>
    </>
  );
}
`;
const OPEN_ROUTE = `import { gate } from '@/lib/gate';

export async function GET(request: Request) {
  gate(new URL(request.url).searchParams.get('gate') ?? '').open();
  return new Response('opened');
}
`;
const STREAM_ROUTE = `import { cookies } from 'next/headers';
import { gate } from '@/lib/gate';

export async function GET() {
  const encoder = new TextEncoder();
  const name = (await cookies()).get('probe')?.value ?? 'nobody';
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(encoder.encode('one for ' + name + ';'));
      await gate('route').opened;
      controller.enqueue(encoder.encode('two for ' + name));
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/plain', 'x-route': 'streamed' } });
}
export async function POST(request: Request) {
  const { words } = await request.json();
  return Response.json({ words: words.toReversed() }, { status: 201 });
}
`;
const MISSING_PAGE = `import { connection } from 'next/server';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';

async function Nothing() {
  await connection();
  notFound();
  return null;
}
export default function Page() {
  return <Suspense fallback="…"><Nothing /></Suspense>;
}
`;
const THROWING_PAGE = `import { connection } from 'next/server';
import { Suspense } from 'react';

async function Throwing() {
  await connection();
  throw new Error('The curtain is stuck.');
  return null;
}
export default function Page() {
  return <Suspense fallback="…"><Throwing /></Suspense>;
}
`;
const PROXY = `import { type NextRequest, NextResponse } from 'next/server';

export async function proxy(request: NextRequest) {
  await new Promise((resolve) => setTimeout(resolve, 1));
  if (request.nextUrl.pathname === '/guarded/away') return NextResponse.redirect(new URL('/orders', request.url));
  const headers = new Headers(request.headers);
  headers.set('x-proxied', request.cookies.get('probe')?.value ?? 'nobody');
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('x-from-proxy', 'yes');
  return response;
}
export const config = { matcher: '/guarded/:path*' };
`;
const GUARDED_ROUTE = `import { headers } from 'next/headers';

export async function GET() {
  return new Response('proxied for ' + ((await headers()).get('x-proxied') ?? 'no proxy'));
}
`;

const openGate = async (app: RunningServer, name: string): Promise<void> => {
  await get(app, `/open-gate?gate=${name}`);
};
/** Each mark once, in the order in which the text first has it: Flight data repeats what the HTML says. */
const firstMarks = (body: string): string[] => [...new Set(marked(body))];

export const pages: Topic = {
  files: {
    'lib/gate.ts': GATE,
    'app/stream/page.tsx': STREAM_PAGE,
    'app/stream-route/route.ts': STREAM_ROUTE,
    'app/open-gate/route.ts': OPEN_ROUTE,
    'app/missing/page.tsx': MISSING_PAGE,
    'app/throwing/page.tsx': THROWING_PAGE,
    'app/guarded/[name]/route.ts': GUARDED_ROUTE,
    'proxy.ts': PROXY,
  },
  behaviours: [
    {
      name: 'a page streams its shell first, and each part when it is ready, whatever their order on the page',
      async observe(app) {
        const response = await open(app, 'otto', '/stream');
        const chunks = response[Symbol.asyncIterator]();
        const shell = await readUntil(chunks, '[[waiting for second]]');
        await openGate(app, 'second');
        const second = await readUntil(chunks, 'second for', shell);
        await openGate(app, 'first');
        const all = await readUntil(chunks, 'first for', second);
        const rest = (await readAll(response)).toString('utf8');
        return [shell, second, all + rest].map(firstMarks);
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
        const all = await readUntil(chunks, 'two', early);
        const rest = (await readAll(response)).toString('utf8');
        return [response.statusCode, response.headers['x-route'], early, all + rest];
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
        return [
          [unknown.status, unknown.body.includes('NEXT_HTTP_ERROR_FALLBACK;404')],
          [missing.status, missing.body.includes('NEXT_HTTP_ERROR_FALLBACK;404')],
        ];
      },
      expected: null,
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
