/**
 * Owns the page that the unmodified WebContainer client embeds and talks to: the host's end of its protocol, in front
 * of a service on this machine.
 */
import { type Caller, createCaller } from '../../../site/lib/rpc/rpc.ts';
import { type HostProtocol, hostProtocol } from '../protocol.ts';
import type { Comlink } from './comlink.ts';
import { connectService } from './service.ts';

interface Terms {
  readonly token: string;
  readonly siteOrigin: string;
  readonly saysHello: boolean;
}

/** What comes over the wire as a function. */
type Listener = (...args: unknown[]) => void;

interface Running {
  output(bytes: Uint8Array | null): void;
  exit(code: number): void;
}

interface Dimensions {
  readonly cols: number;
  readonly rows: number;
}

const sizeOf = ({ cols, rows }: Dimensions) => ({ columns: cols, rows });

interface RunOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | number | boolean>>;
  readonly terminal?: Dimensions;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const readTerms = (): Terms =>
  JSON.parse(document.querySelector<HTMLMetaElement>('meta[name=terms]')?.content ?? '');

/** Starts the page: says hello to the page around it and answers what the client calls. */
export function startHostPage(comlink: Comlink): void {
  const { token, siteOrigin, saysHello } = readTerms();
  const listeners = new Map<string, Set<Listener>>();
  const processes = new Map<string, Running>();
  const tell = (event: string, ...args: unknown[]): void => {
    for (const listener of listeners.get(event) ?? []) listener(...args);
  };

  const { send, opened } = connectService(token, {
    message: (message) => caller.receive(message),
    close() {
      caller.close(new Error('The host has gone away.'));
      tell('error', { message: 'the host has gone away' });
    },
  });
  const caller: Caller<HostProtocol> = createCaller(hostProtocol, send);
  const { remote } = caller;
  caller.on('output', ({ process, bytes }) => processes.get(process)?.output(bytes));
  caller.on('exit', ({ process, code }) => {
    processes.get(process)?.output(null);
    processes.get(process)?.exit(code);
    processes.delete(process);
  });
  caller.on('port', ({ port, type, url }) => tell('port', port, type, url));
  caller.on('serverReady', ({ port, url }) => tell('server-ready', port, url));

  const files = {
    async readFile(path: string, encoding?: string | null) {
      // Its own buffer, since what came is a view into a whole message.
      const bytes = (await remote.readFile(path)).slice();
      return encoding ? decoder.decode(bytes) : comlink.transfer(bytes, [bytes.buffer]);
    },
    writeFile: (path: string, data: string | Uint8Array) =>
      remote.writeFile(path, typeof data === 'string' ? encoder.encode(data) : data),
    async mkdir(path: string, options?: { recursive?: boolean }) {
      if (!options?.recursive)
        throw new Error('The stand-in host makes folders only with { recursive: true }.');
      await remote.mkdir(path);
      return path;
    },
    rm(path: string, options?: { recursive?: boolean; force?: boolean }) {
      if (options?.recursive && options.force) return remote.rm(path);
      throw new Error('The stand-in host removes only with { recursive: true, force: true }.');
    },
    async readdir(path: string, options?: { withFileTypes?: boolean } | null) {
      const entries = await remote.readdir(path);
      if (!options?.withFileTypes) return entries.map(({ name }) => name);
      return entries.map(({ name, type }) => ({ name, 'Symbol(type)': type === 'folder' ? 2 : 1 }));
    },
  };

  async function run(
    { command, args, cwd, env, terminal }: RunOptions,
    _stdout: unknown,
    _stderr: unknown,
    print?: (bytes: Uint8Array | null) => unknown,
  ) {
    const process = crypto.randomUUID();
    const exit = Promise.withResolvers<number>();
    const output = (bytes: Uint8Array | null): void => void print?.(bytes?.slice() ?? null);
    processes.set(process, { output, exit: exit.resolve });
    try {
      await remote.run({
        process,
        command,
        args: [...args],
        cwd: cwd ?? '.',
        env: { ...env },
        terminal: terminal ? sizeOf(terminal) : null,
      });
    } catch (error) {
      processes.delete(process);
      throw error;
    }
    return comlink.proxy({
      onExit: exit.promise,
      write: (text: string) => remote.input(process, text),
      kill: () => remote.kill(process),
      resize: (size: Dimensions) => remote.resize(process, sizeOf(size)),
    });
  }

  const server = {
    async build() {
      await opened;
      const info = await remote.build();
      return comlink.proxy({
        fs: () => comlink.proxy(files),
        previewScript: () => comlink.proxy({}),
        runtimeInfo: () => info,
        loadFiles: (tree: Uint8Array, { mountPoints }: { mountPoints?: string } = {}) =>
          remote.load(tree, mountPoints ?? '.'),
        run,
        on(event: string, listener: Listener) {
          const heard = listeners.get(event) ?? new Set();
          listeners.set(event, heard.add(listener));
          return comlink.proxy(() => void heard.delete(listener));
        },
        setCredentials: () => {},
        async teardown() {
          listeners.clear();
          // A service that is gone has taken everything with it.
          await remote.teardown().catch(() => {});
        },
      });
    },
  };
  const { port1, port2 } = new MessageChannel();
  comlink.expose(server, port1);
  if (saysHello) window.parent.postMessage({ type: 'init' }, siteOrigin, [port2]);
}
