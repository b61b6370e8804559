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
export type DecodedReply =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly message: string; readonly digest: string | null };

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

/**
 * Decodes the reply of an action.
 * @param args What the action was called with.
 */
export async function decodeReply(
  folder: string,
  bytes: Uint8Array,
  args: readonly unknown[],
): Promise<DecodedReply> {
  const client = flightClient(folder);
  try {
    const payload = await client.createFromReadableStream(new Blob([Uint8Array.from(bytes)]).stream(), {
      temporaryReferences: await referencesTo(client, args),
      serverConsumerManifest: { moduleMap: inertModules, serverModuleMap: null, moduleLoading: null },
    });
    return { kind: 'value', value: await payload.a };
  } catch (error) {
    const digest =
      error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null;
    return { kind: 'error', message: error instanceof Error ? error.message : String(error), digest };
  }
}
