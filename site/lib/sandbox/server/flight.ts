/**
 * Owns React's Flight format as Next speaks it: encoding an action's arguments and decoding its reply, both with the
 * client that ships inside the app's own Next, so that what a check sees is what a browser would see.
 */
import { appRequire } from './next-app.ts';

interface FlightClient {
  createTemporaryReferenceSet(): unknown;
  encodeReply(args: unknown, options: { temporaryReferences: unknown }): Promise<string | FormData>;
  createFromReadableStream(
    stream: ReadableStream<Uint8Array>,
    options: { temporaryReferences: unknown; serverConsumerManifest: unknown },
  ): Promise<{ a?: unknown }>;
}

export interface EncodedArguments {
  readonly body: Uint8Array;
  readonly contentType: string;
}
/** One piece of what an action streams, and the milliseconds until it was there. */
export interface Chunk {
  readonly value: unknown;
  readonly ms: number;
}
/** The value of a reply that was streamed is the list of its chunks' values. */
export type DecodedReply = { readonly chunks: readonly Chunk[] } & (
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly message: string; readonly digest: string | null }
);

// A reply may hold the re-rendered page, whose client components mean nothing here: they become inert stand-ins.
const inertModules = new Proxy(
  {},
  {
    get: () =>
      new Proxy({}, { get: (_, name) => ({ id: 'inert', chunks: [], name: String(name), async: false }) }),
  },
);

let loaded: FlightClient | undefined;
const flightClient = (folder: string): FlightClient => {
  const shared = globalThis as Record<string, unknown>;
  shared.__next_require__ ??= () => ({});
  shared.__next_chunk_load__ ??= async () => {};
  loaded ??= appRequire(folder)('next/dist/compiled/react-server-dom-webpack/client.edge') as FlightClient;
  return loaded;
};

/** Encodes an argument list as a browser would. @throws for what cannot cross, such as functions. */
export async function encodeArguments(folder: string, args: readonly unknown[]): Promise<EncodedArguments> {
  const { createTemporaryReferenceSet, encodeReply } = flightClient(folder);
  const encoded = await encodeReply(args, { temporaryReferences: createTemporaryReferenceSet() });
  if (typeof encoded === 'string')
    return { body: Buffer.from(encoded), contentType: 'text/plain;charset=UTF-8' };
  const multipart = new Response(encoded);
  return {
    body: new Uint8Array(await multipart.arrayBuffer()),
    contentType: multipart.headers.get('content-type') ?? 'multipart/form-data',
  };
}

/** An object that was sent and merely comes back crosses as a reference: a browser finds it among what it sent. */
const referencesTo = async (client: FlightClient, args: readonly unknown[]): Promise<unknown> => {
  const temporaryReferences = client.createTemporaryReferenceSet();
  await client.encodeReply(args, { temporaryReferences }).catch(() => {});
  return temporaryReferences;
};

/** An async generator's or a ReadableStream's reply; both can be read in turn. */
const isStreamed = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/**
 * Decodes the reply of an action while it arrives.
 * @param stream The reply's body.
 * @param args What the action was called with.
 * @param elapsed Milliseconds since the call began.
 */
export async function decodeReply(
  folder: string,
  stream: ReadableStream<Uint8Array>,
  args: readonly unknown[],
  elapsed: () => number,
): Promise<DecodedReply> {
  const client = flightClient(folder);
  const chunks: Chunk[] = [];
  try {
    const payload = await client.createFromReadableStream(stream, {
      temporaryReferences: await referencesTo(client, args),
      serverConsumerManifest: { moduleMap: inertModules, serverModuleMap: null, moduleLoading: null },
    });
    const value = await payload.a;
    if (!isStreamed(value)) return { kind: 'value', value, chunks };
    for await (const piece of value) chunks.push({ value: piece, ms: elapsed() });
    return { kind: 'value', value: chunks.map((chunk) => chunk.value), chunks };
  } catch (error) {
    const digest =
      error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null;
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'error', message, digest, chunks };
  }
}

interface FlightServer {
  renderToReadableStream(model: unknown, clientModules: object): ReadableStream<Uint8Array>;
}

/** React's server half is only to be had where Next itself bundled it with the React that it needs. */
const flightServer = (folder: string): FlightServer => {
  const { vendored } = appRequire(folder)('next/dist/server/route-modules/app-page/module.compiled.js') as {
    vendored: {
      'react-rsc': { ReactServerDOMWebpackServer: FlightServer; ReactServerDOMTurbopackServer: FlightServer };
    };
  };
  const { ReactServerDOMTurbopackServer, ReactServerDOMWebpackServer } = vendored['react-rsc'];
  return process.env.TURBOPACK ? ReactServerDOMTurbopackServer : ReactServerDOMWebpackServer;
};

/**
 * Encodes the reply of an action that returned this value and changed nothing. It has the fields of Next's own payload:
 * the action's value, the page's query, and whether the page may be intercepted; the latter two only matter to a
 * re-rendered page, which is left out.
 * @throws for a value that needs more than the first row. By then the page has got what the development server tells it
 * about the later rows of the reply that this one replaces, and they would get mixed up.
 */
export async function encodeAnswer(folder: string, value: unknown): Promise<Uint8Array> {
  const stream = flightServer(folder).renderToReadableStream({ a: value, q: '', i: false }, {});
  const text = await new Response(stream).text();
  if (/^[1-9a-f]/m.test(text))
    throw new Error(
      'A reply can be answered with plain objects, lists, short texts, numbers and dates; not with a Map, a Set, a File, a stream or a text of more than a thousand characters.',
    );
  return new TextEncoder().encode(text);
}
