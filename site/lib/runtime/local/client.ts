/**
 * Owns the start of a local runtime from a page: one whose files and processes live on the learner's own machine,
 * behind the loopback service in scripts/local-runtime.
 */
import { type Caller, createCaller } from '../../rpc/rpc.ts';
import { type BootOptions, type BootProgress, type BootRuntime, RuntimeError } from '../runtime.ts';
import { type LocalProtocol, localProtocol } from './protocol.ts';
import { closedError, createRemoteRuntime, type Opened } from './remote-runtime.ts';
import { connect, type OpenSocket, openBrowserSocket } from './socket.ts';

export interface LocalRuntimeOptions {
  /** `ws://host:port/runtime` of the service. */
  readonly url: string;
  /** The secret in the link that `npm start` printed. */
  readonly key: string;
  /** How to open a WebSocket; by default as a browser does. */
  readonly openSocket?: OpenSocket;
}

// The service reports progress every few seconds while it prepares a session; this long a silence is a fault.
const SILENCE_MS = 30_000;

/**
 * @returns Starts a local runtime. It rejects with a {@link RuntimeError} (`unreachable`, `denied`, `timeout`,
 *   `lost`, `not-prepared`), or with the reason of the caller's own abort signal.
 */
export function bootLocalRuntime(options: LocalRuntimeOptions): BootRuntime {
  return async (bootOptions = {}) => {
    bootOptions.signal?.throwIfAborted();
    bootOptions.onProgress?.({ stage: 'connecting', label: 'Connecting to the local runtime' });
    let lose = (_error: RuntimeError): void => {};
    let caller: Caller<LocalProtocol> | undefined;
    const socket = await connect(
      options.openSocket ?? openBrowserSocket,
      { url: options.url, key: options.key, signal: bootOptions.signal },
      {
        message: (text) => caller?.receive(parse(text)),
        close: (code, reason) => lose(closedError(code, reason)),
      },
    );
    caller = createCaller(localProtocol, (message) => socket.send(JSON.stringify(message)));
    let opened: Opened = { profile: 'native', packages: null };
    const { runtime, onClosed } = createRemoteRuntime(caller, socket, () => opened);
    lose = onClosed;
    try {
      opened = await openSession(caller, bootOptions);
      return runtime;
    } catch (error) {
      onClosed(error instanceof RuntimeError ? error : new RuntimeError('lost', 'The start was given up.'));
      socket.close();
      throw error;
    }
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Waits until the service has prepared the session, as long as it keeps saying that it is at work. */
async function openSession(
  caller: Caller<LocalProtocol>,
  { signal, onProgress, packages = {} }: BootOptions,
): Promise<Opened> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let giveUp = (_error: unknown): void => {};
  const gaveUp = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const watch = (progress?: BootProgress): void => {
    clearTimeout(timer);
    const silent = `The local runtime has not answered for ${SILENCE_MS / 1000} s. Look at what "npm start" printed, then reload this page.`;
    timer = setTimeout(() => giveUp(new RuntimeError('timeout', silent)), SILENCE_MS);
    if (progress) onProgress?.(progress);
  };
  const abort = (): void => giveUp(signal?.reason);
  const unsubscribe = caller.on('progress', watch);
  signal?.addEventListener('abort', abort);
  watch();
  try {
    return await Promise.race([caller.remote.open(packages), gaveUp]);
  } catch (error) {
    if (error instanceof RuntimeError || signal?.aborted) throw error;
    throw new RuntimeError('not-prepared', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    unsubscribe();
    signal?.removeEventListener('abort', abort);
  }
}
