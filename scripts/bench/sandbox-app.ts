/**
 * Owns a live app for a measurement: the real sandbox server over the real template, through the local runtime as in a
 * page, with the times of its start. Nothing is left of it in the end.
 */
import type { Files } from '../../site/lib/files/files.ts';
import type { Runtime } from '../../site/lib/runtime/runtime.ts';
import { connectPreviews } from '../../site/lib/sandbox/client/previews.ts';
import type { Control } from '../../site/lib/sandbox/client/sandbox.ts';
import { type ServerProcess, startServerProcess } from '../../site/lib/sandbox/client/server-process.ts';
import type { Ground } from '../local-runtime/ground.ts';
import { openInProcess } from '../local-runtime/in-process.ts';
import { readTemplateFiles } from '../site/template-files.ts';

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
  const files = { ...(await readTemplateFiles()), ...overlay };
  const begun = performance.now();
  const runtime = await openInProcess({ ground });
  try {
    await runtime.mount(files);
    const { server, times } = await startServer(runtime);
    const sinceNothing = performance.now() - begun;
    let revision = 0;
    return {
      runtime,
      control: server.remote,
      start: times,
      sinceNothing,
      async edit(path, contents) {
        const from = performance.now();
        await runtime.write(path, contents);
        const [error] = await server.remote.barrier({ revision: ++revision });
        if (error) throw new Error(`An edit of ${path} did not compile: ${error.message}`);
        return performance.now() - from;
      },
      async [Symbol.asyncDispose]() {
        await server.stop();
        await runtime.dispose();
      },
    };
  } catch (error) {
    await runtime.dispose();
    throw error;
  }
}
