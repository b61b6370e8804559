/**
 * Owns a live app for a measurement: the real sandbox server over the real template, through the local runtime as in a
 * page, with the times of its start. Nothing is left of it in the end.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, relative, sep } from 'node:path';
import { WebSocket } from 'ws';
import type { Files } from '../../site/lib/files/files.ts';
import { bootLocalRuntime } from '../../site/lib/runtime/local/client.ts';
import type { OpenSocket } from '../../site/lib/runtime/local/socket.ts';
import type { Runtime } from '../../site/lib/runtime/runtime.ts';
import { connectPreviews } from '../../site/lib/sandbox/client/previews.ts';
import type { Control } from '../../site/lib/sandbox/client/sandbox.ts';
import { type ServerProcess, startServerProcess } from '../../site/lib/sandbox/client/server-process.ts';
import type { Ground } from '../local-runtime/ground.ts';
import { attachLocalRuntime } from '../local-runtime/service.ts';
import { templateFolder } from '../site/paths.ts';

const PATH = '/runtime';
const SITE_ORIGIN = 'http://localhost:4400';
/** What a person would open first; it reads the cookie and the database. */
export const FIRST_PAGE = '/orders';

/** Milliseconds from the start of the server's process. */
export interface StartTimes {
  readonly listening: number;
  readonly ready: number;
  readonly first200: number;
}

export interface SandboxApp extends AsyncDisposable {
  readonly runtime: Runtime;
  readonly control: Control;
  readonly start: StartTimes;
  /** Milliseconds from nothing but a built snapshot, or an install, to the first page. */
  readonly sinceNothing: number;
  /** Writes a file and waits until it answers. @returns milliseconds. @throws if it does not compile. */
  edit(path: string, contents: string): Promise<number>;
  /** Ends the server and starts it again in the same folder. */
  restart(): Promise<StartTimes>;
}

const NOT_THE_APP = /^(node_modules|\.next)\/|\.test\.ts$|^(README\.md|package-lock\.json|next-env\.d\.ts)$/;

/** The template's files as a page mounts them, with what is bundled into it. */
export async function readTemplate(folder = templateFolder): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const name = relative(templateFolder, path).split(sep).join('/');
    if (NOT_THE_APP.test(entry.isDirectory() ? `${name}/` : name)) continue;
    if (entry.isDirectory()) Object.assign(files, await readTemplate(path));
    else files[name] = new Uint8Array(await readFile(path));
  }
  return files;
}

const openSocketFrom =
  (origin: string): OpenSocket =>
  (url, protocols, events) => {
    const socket = new WebSocket(url, protocols, { origin });
    socket.on('open', () => events.open());
    socket.on('message', (data) => events.message(String(data)));
    socket.on('close', (code, reason) => events.close(code, reason.toString()));
    // What went wrong is told by the close that follows.
    socket.on('error', () => {});
    return { send: (text) => socket.send(text), close: () => socket.close(1000) };
  };

interface Lab {
  boot(): Promise<Runtime>;
  close(): Promise<void>;
}

async function openLab(ground: Ground): Promise<Lab> {
  const http = createServer((_, reply) => reply.writeHead(404).end());
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const host = `localhost:${typeof address === 'object' ? address?.port : ''}`;
  const key = randomBytes(24).toString('base64url');
  const service = attachLocalRuntime(http, {
    path: PATH,
    key,
    allowedHosts: () => [host],
    allowedOrigins: () => [`http://${host}`],
    templateFolder,
    ground,
  });
  const openSocket = openSocketFrom(`http://${host}`);
  // For a bench that is stopped half-way.
  const closeNow = (): void => service.closeNow();
  process.once('exit', closeNow);
  return {
    boot: bootLocalRuntime({ url: `ws://${host}${PATH}`, key, openSocket }),
    async close() {
      await service.close();
      process.off('exit', closeNow);
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

interface Started {
  readonly server: ServerProcess;
  readonly times: StartTimes;
}

async function startServer(runtime: Runtime): Promise<Started> {
  const begun = performance.now();
  const log: string[] = [];
  const server = await startServerProcess(runtime, {
    env: { LAB_SITE_ORIGIN: SITE_ORIGIN, LAB_SEED: 'bench' },
    onLog: (line) => void log.push(line),
  });
  try {
    await connectPreviews(runtime, server);
    const listening = performance.now() - begun;
    await server.remote.ready();
    const ready = performance.now() - begun;
    const { status } = await server.remote.request({ path: FIRST_PAGE, as: 'ana' });
    if (status !== 200) throw new Error(`${FIRST_PAGE} answered ${status}.`);
    return { server, times: { listening, ready, first200: performance.now() - begun } };
  } catch (error) {
    await server.stop();
    throw new Error(`The app did not start. Its last lines:\n${log.slice(-15).join('\n')}`, { cause: error });
  }
}

/**
 * Starts the app and gets its first page.
 * @param overlay Laid over the template.
 * @throws with the app's last lines if it does not start.
 */
export async function startApp(ground: Ground, overlay: Files = {}): Promise<SandboxApp> {
  const files = { ...(await readTemplate()), ...overlay };
  const lab = await openLab(ground);
  try {
    const begun = performance.now();
    const runtime = await lab.boot();
    await runtime.mount(files);
    let { server, times } = await startServer(runtime);
    const sinceNothing = performance.now() - begun;
    let revision = 0;
    return {
      runtime,
      get control() {
        return server.remote;
      },
      start: times,
      sinceNothing,
      async edit(path, contents) {
        const from = performance.now();
        await runtime.write(path, contents);
        const [error] = await server.remote.barrier({ revision: ++revision });
        if (error) throw new Error(`An edit of ${path} did not compile: ${error.message}`);
        return performance.now() - from;
      },
      async restart() {
        await server.stop();
        ({ server, times } = await startServer(runtime));
        return times;
      },
      async [Symbol.asyncDispose]() {
        await server.stop();
        await runtime.dispose();
        await lab.close();
      },
    };
  } catch (error) {
    await lab.close();
    throw error;
  }
}
