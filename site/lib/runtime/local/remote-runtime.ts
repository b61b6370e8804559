/** Owns the page's end of a session that is open: the {@link Runtime} that the rest of the product sees. */
import { assertSafePath, type Files } from '../../files/files.ts';
import type { Caller } from '../../rpc/rpc.ts';
import { type Runtime, RuntimeError, type RuntimeProcess, type ServerEvent } from '../runtime.ts';
import { packContents, unpackText } from './contents.ts';
import { startHeartbeat } from './heartbeat.ts';
import { assertMountable, mountInParts } from './mount.ts';
import { createProcessEnd, type ProcessEnd, withTerminal } from './process.ts';
import { CLOSE_FULL, type LocalProtocol } from './protocol.ts';
import type { Socket } from './socket.ts';

const END_MS = 5000;

/** What the closing of a socket means to a page. */
export const closedError = (code: number, reason: string): RuntimeError =>
  code === CLOSE_FULL
    ? new RuntimeError('denied', reason)
    : new RuntimeError(
        'lost',
        `The connection to the local runtime ended${reason ? ` (${reason})` : ''}. If "npm start" has stopped, start it again and open the link that it prints.`,
      );

/** What the service said when the session was opened. */
export type Opened = Pick<Runtime, 'profile' | 'packages'>;

export interface RemoteRuntime {
  readonly runtime: Runtime;
  /** The socket has closed, or is as good as closed. */
  onClosed(error: RuntimeError): void;
}

/**
 * @param caller Calls the service.
 * @param socket Closed when the runtime has ended.
 * @param opened What the service said when the session was opened, once it has.
 */
export function createRemoteRuntime(
  caller: Caller<LocalProtocol>,
  socket: Socket,
  opened: () => Opened,
): RemoteRuntime {
  const { remote } = caller;
  const processes = new Map<string, ProcessEnd>();
  const servers = new Map<number, ServerEvent>();
  const serverListeners = new Set<(event: ServerEvent) => void>();
  const lostListeners = new Set<(error: RuntimeError) => void>();
  let life: { is: 'alive' } | { is: 'lost'; error: RuntimeError } | { is: 'disposed'; done: Promise<void> } =
    {
      is: 'alive',
    };

  caller.on('output', ({ process, chunk }) => processes.get(process)?.output(chunk));
  caller.on('exit', ({ process, code, limit }) => {
    processes.get(process)?.exit(code, limit);
    processes.delete(process);
  });
  caller.on('server', (event) => {
    if (event.url === null) servers.delete(event.port);
    else servers.set(event.port, event);
    for (const listener of serverListeners) listener(event);
  });

  const release = (error: RuntimeError): void => {
    stopHeartbeat();
    caller.close(error);
    for (const process of processes.values()) process.lost();
    processes.clear();
    serverListeners.clear();
  };
  const onClosed = (error: RuntimeError): void => {
    if (life.is !== 'alive') return;
    life = { is: 'lost', error };
    release(error);
    for (const listener of lostListeners) listener(error);
    lostListeners.clear();
  };
  const stopHeartbeat = startHeartbeat(remote.ping, () => {
    onClosed(closedError(1006, 'it no longer answers'));
    socket.close();
  });
  // Ends what is there within bounded time; a service that does not answer cleans up when the socket closes.
  const end = async (): Promise<void> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, END_MS);
    });
    await Promise.race([remote.end().catch(() => {}), late]);
    clearTimeout(timer);
    release(new RuntimeError('lost', 'This runtime was disposed of; boot another one.'));
    socket.close();
  };

  const quietly = (call: Promise<unknown>): void => void call.catch(() => {});
  /** The page's end of a process that was just asked for: its output may come before the answer does. */
  const start = async (id: string, answer: Promise<unknown>): Promise<RuntimeProcess> => {
    const processEnd = createProcessEnd({
      input: (text) => remote.input(id, text),
      taken: (characters) => quietly(remote.taken(id, characters)),
      kill: () => quietly(remote.kill(id)),
    });
    processes.set(id, processEnd);
    try {
      await answer;
    } catch (error) {
      processes.delete(id);
      throw error;
    }
    return processEnd.process;
  };

  const runtime: Runtime = {
    kind: 'local',
    get profile() {
      return opened().profile;
    },
    get packages() {
      return opened().packages;
    },
    findPackage: (name, range) => whileAlive(() => remote.findPackage(name, range)),
    mount: (files: Files) => whileAlive(() => mountInParts(files, remote.mount)),
    write: (path, contents) =>
      whileAlive(async () => {
        assertMountable({ [path]: contents });
        await remote.write(path, packContents(contents));
      }),
    read: (path) => whileAlive(async () => unpackText(await remote.read(assertSafePath(path)))),
    remove: (path) => whileAlive(async () => void (await remote.remove(assertSafePath(path)))),
    list: (path) => whileAlive(() => remote.list(path === '.' ? path : assertSafePath(path))),
    spawn: (command, args, { cwd = '.', env = {} } = {}) =>
      whileAlive(() => {
        const id = crypto.randomUUID();
        return start(id, remote.spawn({ process: id, command, args: [...args], cwd, env: { ...env } }));
      }),
    openShell: (size) =>
      whileAlive(async () => {
        const id = crypto.randomUUID();
        const process = await start(id, remote.shell(id, size));
        return withTerminal(process, (to) => quietly(remote.resize(id, to)));
      }),
    onServer(listener) {
      serverListeners.add(listener);
      for (const event of servers.values()) listener(event);
      return () => void serverListeners.delete(listener);
    },
    onLost(listener) {
      if (life.is === 'lost') listener(life.error);
      else lostListeners.add(listener);
      return () => void lostListeners.delete(listener);
    },
    dispose() {
      if (life.is === 'lost') return Promise.resolve();
      if (life.is === 'alive') {
        lostListeners.clear();
        life = { is: 'disposed', done: end() };
      }
      return life.done;
    },
  };
  // Async so that an unsafe path rejects, as every other failure does, and never throws at the caller.
  const whileAlive = async <T>(act: () => Promise<T>): Promise<T> => {
    if (life.is === 'lost') throw life.error;
    if (life.is === 'disposed')
      throw new RuntimeError('lost', 'This runtime was disposed of; boot another one.');
    return await act();
  };
  return { runtime, onClosed };
}
