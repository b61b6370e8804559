/** Owns the pages that are connected: each has one container at a time, which ends with it. */
import { randomBytes } from 'node:crypto';
import { decode, encode } from '@msgpack/msgpack';
import type { RawData, WebSocket } from 'ws';
import { createResponder, type Handlers } from '../../site/lib/rpc/rpc.ts';
import { type Container, createContainer } from './container.ts';
import { type Faults, never, SLOW_MS } from './faults.ts';
import { type HostProtocol, hostProtocol } from './protocol.ts';

export interface SessionsOptions {
  readonly faults: Faults;
  readonly seed: number;
  readonly folder?: string | undefined;
  urlOf(port: number, session: string): string;
  isOwnPort(port: number): boolean;
}

export interface Sessions {
  /** Serves a page until its socket closes. */
  serve(socket: WebSocket): void;
  isOpen(session: string, port: number): boolean;
  /** How many containers there are. */
  count(): number;
  /** Drops every page, as a host that crashes. */
  drop(): void;
  /** Drops every page and resolves when nothing of their containers is left. */
  close(): Promise<void>;
  closeNow(): void;
}

export function createSessions(options: SessionsOptions): Sessions {
  const { faults } = options;
  const sockets = new Set<WebSocket>();
  const containers = new Map<string, Container>();

  const end = async (session: string): Promise<void> => {
    await containers.get(session)?.end();
    containers.delete(session);
  };

  const serve = (socket: WebSocket): void => {
    let session = '';
    const built = (): Container => {
      const container = containers.get(session);
      if (!container) throw new Error('There is no container; boot one.');
      return container;
    };
    const send = (message: unknown): void => {
      if (socket.readyState === socket.OPEN && !faults.has('silent'))
        socket.send(encode(message, { ignoreUndefined: true }));
    };
    const handlers: Handlers<HostProtocol> = {
      async build() {
        if (faults.has('boot-hangs')) return await never();
        if (faults.has('boot-rejects')) throw new Error('this origin is not welcome');
        await end(session);
        session = randomBytes(8).toString('hex');
        const mine = session;
        const container = createContainer({
          folder: options.folder,
          seed: options.seed,
          emit: (event, data) => {
            if (mine === session) responder.emit(event, data);
          },
          urlOf: (port) => options.urlOf(port, mine),
          isOwnPort: options.isOwnPort,
        });
        containers.set(session, container);
        return { path: '/usr/local/bin:/usr/bin:/bin', cwd: container.cwd };
      },
      async load(bytes, mountPoint) {
        if (faults.has('mount-hangs')) return await never();
        if (faults.has('mount-out-of-memory')) throw new RangeError('Array buffer allocation failed');
        if (faults.has('dies-at-mount')) socket.terminate();
        return await built().calls.load(bytes, mountPoint);
      },
      readFile: (path) => built().calls.readFile(path),
      writeFile: (path, bytes) => built().calls.writeFile(path, bytes),
      mkdir: (path) => built().calls.mkdir(path),
      rm: (path) => built().calls.rm(path),
      readdir: (path) => built().calls.readdir(path),
      run: (call) => built().calls.run(call),
      resize: (process, size) => built().calls.resize(process, size),
      input: (process, text) => built().calls.input(process, text),
      kill: (process) => built().calls.kill(process),
      teardown: () => end(session).then(() => null),
    };
    const responder = createResponder(hostProtocol, handlers, send);
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('message', (data) => {
      const receive = (): void => void responder.receive(decode(toBytes(data)));
      if (faults.has('slow')) setTimeout(receive, SLOW_MS);
      else receive();
    });
    socket.on('close', () => {
      sockets.delete(socket);
      void end(session);
    });
  };

  const drop = (): void => {
    for (const socket of sockets) socket.terminate();
  };
  return {
    serve,
    isOpen: (session, port) => containers.get(session)?.hasPort(port) ?? false,
    count: () => containers.size,
    drop,
    async close() {
      drop();
      await Promise.all([...containers.keys()].map(end));
    },
    closeNow() {
      for (const container of containers.values()) container.endNow();
    },
  };
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
