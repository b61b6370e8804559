/** Owns a runtime of this very process, without a socket or a page: for builds and benchmarks. */
import { createCaller } from '../../site/lib/rpc/rpc.ts';
import { type LocalProtocol, localProtocol } from '../../site/lib/runtime/local/protocol.ts';
import { createRemoteRuntime } from '../../site/lib/runtime/local/remote-runtime.ts';
import type { BootProgress, Runtime } from '../../site/lib/runtime/runtime.ts';
import type { Ground } from './ground.ts';
import { createSession } from './session.ts';

export interface InProcessOptions {
  readonly ground: Ground;
  readonly signal?: AbortSignal | undefined;
  onProgress?(progress: BootProgress): void;
}

/** Opens one session on the ground. Dispose of the runtime, or its folders stay until the next sweep. */
export async function openInProcess({ ground, signal, onProgress }: InProcessOptions): Promise<Runtime> {
  const caller = createCaller<LocalProtocol>(localProtocol, (message) =>
    // A message arrives later than it was sent, as it would over a socket.
    queueMicrotask(() => session.receive(message)),
  );
  const session = createSession({
    ground,
    isOwnPort: () => false,
    makePlace: async () =>
      (await ground.prepare(onProgress ?? (() => {}), signal ?? new AbortController().signal, {}))(),
    send: (message) => queueMicrotask(() => caller.receive(message)),
  });
  const socket = { send: () => {}, close: () => void session.end() };
  const { runtime } = createRemoteRuntime(caller, socket, () => ({
    profile: ground.profile,
    packages: null,
  }));
  try {
    await caller.remote.open({});
    return runtime;
  } catch (error) {
    await runtime.dispose();
    throw error;
  }
}
