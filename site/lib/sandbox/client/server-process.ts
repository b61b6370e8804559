/**
 * Owns one start of the sandbox server, seen from outside: the process, the protocol on its stdin and stdout, its log,
 * and a heartbeat. An endless loop in a page silences the whole process, so only someone outside can notice.
 */
import { type Caller, createCaller, type Remote } from '../../rpc/rpc.ts';
import {
  type ResourceLimit,
  type Runtime,
  RuntimeError,
  type RuntimeProcess,
} from '../../runtime/runtime.ts';
import {
  createLineReader,
  decodeLine,
  encodeLine,
  type SandboxProtocol,
  sandboxProtocol,
} from '../protocol.ts';

const HEARTBEAT_EVERY_MS = 2000;
const SILENT_AFTER_MS = 12_000;
/** Deep imports that Next compiles in one go can hold a small machine this long before the first answer. */
const SILENT_WHILE_STARTING_MS = 60_000;

/** How a server ended; `busyWith` is the last request that began. */
export type ServerEnd =
  /** The process ended by itself or was killed by somebody else. */
  | { readonly kind: 'exited'; readonly code: number; readonly busyWith: string | null }
  /** The runtime ended it, because it took more of the machine than it may. */
  | { readonly kind: 'limited'; readonly limit: ResourceLimit; readonly busyWith: string | null }
  /** It no longer answers. */
  | { readonly kind: 'silent'; readonly busyWith: string | null };

export interface ServerProcess {
  readonly remote: Remote<SandboxProtocol>;
  on: Caller<SandboxProtocol>['on'];
  /** Resolves when the process is of no use any more, unless it was stopped by {@link ServerProcess.stop}. */
  readonly ended: Promise<ServerEnd>;
  stop(): Promise<void>;
}

export interface ServerProcessOptions {
  readonly env: Readonly<Record<string, string>>;
  onLog(line: string): void;
}

const readOutput = async (process: RuntimeProcess, onText: (text: string) => void): Promise<void> => {
  const reader = process.output.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onText(value);
  }
};

/** How the sandbox server is started where Node can do everything, and where it cannot. */
const STARTS = {
  native: { script: '.lab/server.mjs', bundler: 'turbopack' },
  container: { script: '.lab/container.mjs', bundler: 'webpack' },
} as const;

/** A path as a learner knows it: Next's own mark of a request from inside its pages says nothing to anybody. */
const withoutMark = (path: string): string => path.replace(/([?&])_rsc=[^&]*&?/, '$1').replace(/[?&]$/, '');

/** Starts the sandbox server in the runtime's root. @throws {RuntimeError} if the runtime cannot start it. */
export async function startServerProcess(
  runtime: Runtime,
  options: ServerProcessOptions,
): Promise<ServerProcess> {
  const nonce = crypto.randomUUID();
  const { script, bundler } = STARTS[runtime.profile];
  const process = await runtime.spawn('node', [script], {
    env: { LAB_BUNDLER: bundler, ...options.env, LAB_NONCE: nonce },
  });
  const caller = createCaller(sandboxProtocol, (message) => {
    process.write(encodeLine(nonce, message)).catch(() => {
      // The end of the process rejects every call; there is nothing to add here.
    });
  });
  const ended = Promise.withResolvers<ServerEnd>();
  let stopped = false;
  let busyWith: string | null = null;
  let isReady = false;
  caller.on('requestStarted', ({ method, path }) => {
    // A style sheet or a script is asked for beside the page whose code runs, and stops nothing.
    if (!path.startsWith('/_next/')) busyWith = `${method} ${withoutMark(path)}`;
  });
  caller.on('call', ({ state, action, page }) => {
    if (state === 'running') busyWith = `${action?.name ?? 'an action'}, posted to ${page}`;
  });
  caller.remote.ready().then(
    () => {
      isReady = true;
    },
    () => {},
  );

  const readLine = createLineReader((text) => {
    const line = decodeLine(nonce, text);
    if (line.kind === 'text') return options.onLog(line.text);
    if (line.before !== '') options.onLog(line.before);
    caller.receive(line.message);
  });
  readOutput(process, readLine).catch(() => {});

  const end = (how: ServerEnd): void => {
    clearInterval(heartbeat);
    caller.close(new RuntimeError('lost', 'The sandbox server is gone.'));
    if (!stopped) ended.resolve(how);
  };
  process.exit.then((code) => {
    const { limit } = process;
    end(limit ? { kind: 'limited', limit, busyWith } : { kind: 'exited', code, busyWith });
  });

  let lastAnswer = performance.now();
  let lastBeat = performance.now();
  const heartbeat = setInterval(() => {
    const now = performance.now();
    // A page that was asleep heard nothing; that says nothing about the server.
    if (now - lastBeat > HEARTBEAT_EVERY_MS * 3) lastAnswer = now;
    lastBeat = now;
    if (now - lastAnswer > (isReady ? SILENT_AFTER_MS : SILENT_WHILE_STARTING_MS)) {
      process.kill();
      end({ kind: 'silent', busyWith });
      return;
    }
    caller.remote.ping().then(
      () => {
        lastAnswer = performance.now();
      },
      () => {},
    );
  }, HEARTBEAT_EVERY_MS);

  return {
    remote: caller.remote,
    on: caller.on,
    ended: ended.promise,
    async stop() {
      stopped = true;
      clearInterval(heartbeat);
      caller.close(new RuntimeError('lost', 'The sandbox server was stopped.'));
      process.kill();
      await process.exit;
    },
  };
}
