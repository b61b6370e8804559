/** Owns the files of pages that stream, find nothing or throw, of Route Handlers and of a proxy, for the behaviours of pages. */
import type { Files } from '../../../site/lib/files/files.ts';

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

export const pageFiles: Files = {
  'lib/gate.ts': GATE,
  'app/stream/page.tsx': STREAM_PAGE,
  'app/stream-route/route.ts': STREAM_ROUTE,
  'app/open-gate/route.ts': OPEN_ROUTE,
  'app/missing/page.tsx': MISSING_PAGE,
  'app/throwing/page.tsx': THROWING_PAGE,
  'app/guarded/[name]/route.ts': GUARDED_ROUTE,
  'proxy.ts': PROXY,
};
