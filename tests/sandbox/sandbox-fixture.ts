/** Owns a real sandbox server over the real template for a test: built, started through the local runtime, and ended. */
import { createServer } from 'node:http';
import { buildSandbox } from '../../scripts/build-sandbox.ts';
import type { Ground } from '../../scripts/local-runtime/ground.ts';
import { attachLocalRuntime } from '../../scripts/local-runtime/service.ts';
import { templateFolder } from '../../scripts/site/paths.ts';
import { readTemplateFiles } from '../../scripts/site/template-files.ts';
import type { Files } from '../../site/lib/files/files.ts';
import type { Runtime } from '../../site/lib/runtime/runtime.ts';
import { connectPreviews, type Previews } from '../../site/lib/sandbox/client/previews.ts';
import type { Control } from '../../site/lib/sandbox/client/sandbox.ts';
import { type ServerProcess, startServerProcess } from '../../site/lib/sandbox/client/server-process.ts';
import type { CompileError, WireCall } from '../../site/lib/sandbox/sandbox.ts';
import { bootFrom, KEY } from '../runtime/service-fixture.ts';

export const SITE_ORIGIN = 'http://localhost:4400';

export interface RunningServer extends AsyncDisposable {
  readonly runtime: Runtime;
  readonly server: ServerProcess;
  readonly control: Control;
  /** Where browsers reach each person's port. */
  readonly previews: Previews;
  /** What the server told of each action call, in order. */
  readonly told: readonly WireCall[];
  readonly log: readonly string[];
  /** Writes files into the app's folder and waits until they answer. @returns what does not compile. */
  edit(files: Files): Promise<readonly CompileError[]>;
  /** Removes a file and waits until it is gone for the app too. */
  remove(path: string): Promise<readonly CompileError[]>;
}

/** The packages come from the user's own cache folder: they are installed once, not once for each test. */
const serveRuntime = async (
  ground: Ground | undefined,
): Promise<AsyncDisposable & { readonly port: number }> => {
  const http = createServer((_, reply) => reply.writeHead(404).end());
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const service = attachLocalRuntime(http, {
    path: '/runtime',
    key: KEY,
    allowedHosts: () => [`localhost:${port}`],
    allowedOrigins: () => [`http://localhost:${port}`],
    templateFolder,
    ...(ground && { ground }),
  });
  return {
    port,
    async [Symbol.asyncDispose]() {
      await service.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};

export interface StartOptions {
  /** Where it runs; with everything that this machine's Node can do unless it is given. */
  readonly ground?: Ground;
  /** Gets every line of the log, and is there for what never gets ready; by default an array of its own. */
  readonly log?: string[];
  /** Of the pages that may show the app. */
  readonly siteOrigin?: string;
}

/**
 * @param overlay Laid over the template, and over what is bundled into it, before the app starts.
 * @throws if the app does not get ready; nothing is left of it then.
 */
export async function startSandboxServer(
  overlay: Files = {},
  { ground, log = [], siteOrigin = SITE_ORIGIN }: StartOptions = {},
): Promise<RunningServer> {
  const ends: (() => PromiseLike<unknown>)[] = [];
  const end = async (): Promise<void> => {
    for (const each of ends.splice(0).reverse()) await each();
  };
  try {
    await buildSandbox();
    const service = await serveRuntime(ground);
    ends.push(() => service[Symbol.asyncDispose]());
    const runtime = await bootFrom(service.port)();
    ends.push(() => runtime.dispose());
    await runtime.mount({ ...(await readTemplateFiles()), ...overlay });
    return { ...(await start(runtime, ends, log, siteOrigin)), [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
}

const start = async (
  runtime: Runtime,
  ends: (() => PromiseLike<unknown>)[],
  log: string[],
  siteOrigin: string,
): Promise<Omit<RunningServer, typeof Symbol.asyncDispose>> => {
  const told: WireCall[] = [];
  const server = await startServerProcess(runtime, {
    env: { LAB_SITE_ORIGIN: siteOrigin, LAB_SEED: 'first' },
    onLog: (line) => void log.push(line),
  });
  ends.push(() => server.stop());
  server.on('call', (call) => void told.push(call));
  const previews = await connectPreviews(runtime, server);
  await server.remote.ready();
  let revision = 0;
  const settle = (): Promise<readonly CompileError[]> => server.remote.barrier({ revision: ++revision });
  return {
    runtime,
    server,
    control: server.remote,
    previews,
    told,
    log,
    async edit(files) {
      for (const [path, contents] of Object.entries(files)) await runtime.write(path, contents);
      return await settle();
    },
    async remove(path) {
      await runtime.remove(path);
      return await settle();
    },
  };
};
