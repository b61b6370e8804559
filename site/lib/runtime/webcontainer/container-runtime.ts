/** Owns a container that has booted and is furnished: the {@link Runtime} that the rest of the product sees. */
import { assertSafePath } from '../../files/files.ts';
import { type ProcessEnd, withTerminal } from '../local/process.ts';
import type { Runtime, RuntimeError, RuntimeProcess, ServerEvent } from '../runtime.ts';
import type { WebContainer, WebContainerProcess } from './api.ts';
import { callHangs, disposed, lostWhileRunning } from './failures.ts';
import { toFileTree } from './file-tree.ts';
import { startHeartbeat } from './heartbeat.ts';
import { tearDown } from './host-boot.ts';
import type { Claim } from './page-claim.ts';
import { adaptProcess } from './process.ts';
import type { Times } from './times.ts';
import { within } from './watchdog.ts';

/** The shell that every WebContainer comes with. */
const SHELL = 'jsh';

type Life = { is: 'alive' } | { is: 'over'; error: RuntimeError; how: 'lost' | 'disposed' };

export interface ContainerRuntimeOptions {
  readonly container: WebContainer;
  readonly claim: Claim;
  readonly times: Times;
  /** Names in the root that belong to the runtime and not to the app: where the packages lie. */
  readonly furniture: ReadonlySet<string>;
}

/** Turns a container into a runtime. It ends when it is disposed of, or when the container is lost. */
export function createContainerRuntime(options: ContainerRuntimeOptions): Runtime {
  const { container, claim, times, furniture } = options;
  const processes = new Set<ProcessEnd>();
  const servers = new Map<number, ServerEvent>();
  const serverListeners = new Set<(event: ServerEvent) => void>();
  const lostListeners = new Set<(error: RuntimeError) => void>();
  const calls = new Set<(error: RuntimeError) => void>();
  let life: Life = { is: 'alive' };

  const tellServer = (event: ServerEvent): void => {
    if (life.is !== 'alive' || servers.get(event.port)?.url === event.url) return;
    if (event.url !== null) servers.set(event.port, event);
    else if (!servers.delete(event.port)) return;
    for (const listener of [...serverListeners]) listener(event);
  };
  container.on('server-ready', (port, url) => tellServer({ port, url }));
  container.on('port', (port, type) => {
    if (type === 'close') tellServer({ port, url: null });
  });
  container.on('error', ({ message }) => lose(lostWhileRunning(message), 'free'));

  const end = (error: RuntimeError, how: 'lost' | 'disposed', left: 'free' | 'spent'): void => {
    life = { is: 'over', error, how };
    stopHeartbeat();
    for (const reject of calls) reject(error);
    for (const process of processes) process.lost();
    serverListeners.clear();
    servers.clear();
    tearDown(container);
    claim.release(left);
  };
  const lose = (error: RuntimeError, left: 'free' | 'spent'): void => {
    if (life.is === 'over') return;
    end(error, 'lost', left);
    for (const listener of lostListeners) listener(error);
    lostListeners.clear();
  };
  // The client waits for ever for the teardown of a dead host, so this page cannot boot again.
  const stopHeartbeat = startHeartbeat(
    () => container.fs.readdir('.'),
    times.heartbeat,
    () => lose(lostWhileRunning('its page no longer answers'), 'spent'),
  );

  /** A call fails when the runtime ends under it, or when it takes too long. */
  const call = <T>(what: string, ms: number, act: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (life.is === 'over') return reject(life.error);
      calls.add(reject);
      within(act(), ms, () => callHangs(what))
        .finally(() => calls.delete(reject))
        .then(resolve, reject);
    });

  // The host promises no order, so calls that touch files run one after another.
  let line: Promise<unknown> = Promise.resolve();
  const inLine = async <T>(what: string, act: () => Promise<T>, ms = times.call): Promise<T> => {
    if (life.is === 'over') throw life.error;
    const turn = line.then(() => call(what, ms, act));
    line = turn.catch(() => {});
    return await turn;
  };

  /** @param spawn Asks the host for a process. */
  const start = async (
    command: string,
    spawn: () => Promise<WebContainerProcess>,
  ): Promise<RuntimeProcess> => {
    let isWanted = true;
    const begin = async (): Promise<RuntimeProcess> => {
      const processEnd = adaptProcess(await spawn(), times);
      processes.add(processEnd);
      processEnd.process.exit.then(() => processes.delete(processEnd));
      if (life.is === 'over') processEnd.lost();
      // It came too late for its caller, and nobody else could end it.
      else if (!isWanted) processEnd.process.kill();
      return processEnd.process;
    };
    try {
      // In line, so that what was written before is there.
      return await inLine(`starting ${command}`, begin);
    } catch (error) {
      isWanted = false;
      throw error;
    }
  };

  return {
    kind: 'webcontainer',
    profile: 'container',
    packages: null,
    findPackage: () =>
      Promise.reject(
        new Error('The browser’s runtime has the packages of the app as it comes, and can have no others.'),
      ),
    async mount(files) {
      const tree = toFileTree(files);
      await inLine('writing files', () => container.mount(tree), times.mount);
    },
    async write(path, contents) {
      assertSafePath(path);
      await inLine(`writing ${path}`, async () => {
        const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
        if (folder !== '') await container.fs.mkdir(folder, { recursive: true });
        await container.fs.writeFile(path, contents);
      });
    },
    async read(path) {
      assertSafePath(path);
      const bytes = await inLine(`reading ${path}`, () =>
        container.fs.readFile(path).catch((error: unknown) => Promise.reject(withCode(error, path))),
      );
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    },
    async remove(path) {
      assertSafePath(path);
      await inLine(`removing ${path}`, () =>
        container.fs.rm(path, { recursive: true, force: true }).catch((error: unknown) => {
          // A path that goes through a file is not there either.
          if (!/ENOENT|ENOTDIR/.test(String(error))) throw error;
        }),
      );
    },
    async list(path) {
      if (path !== '.') assertSafePath(path);
      const found = await inLine(`listing ${path}`, () =>
        container.fs.readdir(path, { withFileTypes: true }),
      );
      return found
        .filter(({ name }) => path !== '.' || !furniture.has(name))
        .map((entry) => ({ name: entry.name, type: entry.isDirectory() ? 'folder' : 'file' }));
    },
    async spawn(command, args, { cwd, env } = {}) {
      if (cwd !== undefined && cwd !== '.') assertSafePath(cwd);
      const options = { ...(cwd === undefined ? {} : { cwd }), env: { ...env } };
      return await start(command, () => container.spawn(command, [...args], options));
    },
    async openShell({ columns, rows }) {
      let inner: WebContainerProcess | undefined;
      const process = await start(SHELL, async () => {
        inner = await container.spawn(SHELL, { terminal: { cols: columns, rows } });
        return inner;
      });
      return withTerminal(process, (to) => inner?.resize({ cols: to.columns, rows: to.rows }));
    },
    onServer(listener) {
      if (life.is === 'alive') serverListeners.add(listener);
      for (const event of servers.values()) listener(event);
      return () => void serverListeners.delete(listener);
    },
    onLost(listener) {
      if (life.is === 'alive') lostListeners.add(listener);
      else if (life.how === 'lost') listener(life.error);
      return () => void lostListeners.delete(listener);
    },
    async dispose() {
      if (life.is === 'alive') end(disposed(), 'disposed', 'free');
    },
  };
}

/** Hosts word their errors differently; callers look at the code in front. */
function withCode(error: unknown, path: string): unknown {
  if (!String(error).includes('ENOENT')) return error;
  return new Error(`ENOENT: "${path}" does not exist`, { cause: error });
}
