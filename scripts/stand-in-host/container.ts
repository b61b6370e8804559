/** Owns one container of the stand-in host: a folder, Node processes in the container profile, a shell, and their ports. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Handlers, Responder } from '../../site/lib/rpc/rpc.ts';
import { containerNodeArguments } from '../container-profile/node.ts';
import { type Child, startChild } from '../local-runtime/child.ts';
import { childEnvironment } from '../local-runtime/environment.ts';
import { createJail, type Jail } from '../local-runtime/jail.ts';
import { defaultLimits } from '../local-runtime/limits.ts';
import { removeFolder } from '../local-runtime/owned-folders.ts';
import { createPorts } from '../local-runtime/ports.ts';
import { type Shell, startShell } from '../local-runtime/shell.ts';
import { readTree, writeFreshTree, writeTree } from './file-tree.ts';
import type { HostProtocol } from './protocol.ts';
import { createRandom, cutAnywhere, toInput, toScreen } from './terminal.ts';

/** With the six characters that mkdtemp adds, as long as "/home/stagedoor", a real container's folder. */
const FOLDER = '/tmp/lab-';
const MAX_PROCESSES = 16;

export interface ContainerOptions {
  /** Where the app's files shall lie, an absolute path that is free; by default somewhere new. */
  readonly folder?: string | undefined;
  /** How output is cut and how late servers are announced follows from this number. */
  readonly seed: number;
  readonly emit: Responder<HostProtocol>['emit'];
  /** Where a browser reaches a port of this container. */
  urlOf(port: number): string;
  isOwnPort(port: number): boolean;
}

type Calls = Omit<Handlers<HostProtocol>, 'build' | 'teardown'>;

export interface Container {
  readonly cwd: string;
  readonly calls: Calls;
  hasPort(port: number): boolean;
  /** Ends every process and removes every file. May be called twice. */
  end(): Promise<void>;
  /** The same at once, for a process that is about to exit. */
  endNow(): void;
}

export function createContainer(options: ContainerOptions): Container {
  const { emit } = options;
  const random = createRandom(options.seed);
  const cwd = options.folder ?? mkdtempSync(FOLDER);
  if (options.folder !== undefined) mkdirSync(options.folder, { mode: 0o700 });
  // Outside the app's folder: Next never takes the home folder, or one above it, as a project's root.
  const home = mkdtempSync(join(tmpdir(), 'lab-home-'));
  mkdirSync(join(home, 'tmp'));
  const jail = createJail(realpathSync(cwd));
  const children = new Map<string, Child | Shell>();
  const open = new Map<number, ReturnType<typeof setTimeout>>();
  let hasRun = false;
  let ending: Promise<void> | undefined;

  const ports = createPorts(options.isOwnPort, ({ port, url }) => {
    const address = options.urlOf(port);
    if (url === null) {
      clearTimeout(open.get(port));
      open.delete(port);
      return emit('port', { port, type: 'close', url: address });
    }
    emit('port', { port, type: 'open', url: address });
    // A container notices a moment later that somebody listens.
    const announce = (): void => emit('serverReady', { port, url: address });
    open.set(port, setTimeout(announce, 50 + random() * 100));
  });
  const send = (process: string, text: string): void => {
    for (const bytes of cutAnywhere(Buffer.from(text), random)) emit('output', { process, bytes });
  };
  const show = (process: string, text: string): void => send(process, toScreen(text));

  const calls: Calls = {
    async load(bytes, mountPoint) {
      const prefix = mountPoint === '.' ? '' : `${mountPoint}/`;
      const files = [...readTree(bytes)].map(([path, contents]) => [`${prefix}${path}`, contents] as const);
      if (hasRun) await writeTree(jail, new Map(files));
      else await writeFreshTree(cwd, new Map(files));
      return null;
    },
    readFile: (path) => jail.read(path),
    async writeFile(path, bytes) {
      await jail.folder(parentOf(path));
      await jail.write(path, bytes);
      return null;
    },
    mkdir: (path) => makeFolders(jail, path).then(() => null),
    rm: (path) => jail.remove(path).then(() => null),
    readdir: (path) => jail.list(path),
    async run({ process, command, args, cwd: folder, env, terminal }) {
      if (command !== 'node' && command !== 'jsh') throw new Error(`ENOENT: command not found: ${command}`);
      if (ending) throw new Error('The container was torn down.');
      if (children.size >= MAX_PROCESSES) throw new Error(`EAGAIN: ${MAX_PROCESSES} processes run already`);
      hasRun = true;
      const words = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));
      const options = {
        folder: await jail.folder(folder),
        env: childEnvironment(home, words),
        limits: defaultLimits,
        ownFolders: [cwd, home],
        onOutput(text: string) {
          // A shell has a real terminal here, which has done that.
          if (command === 'jsh') send(process, text);
          else show(process, text);
          // A container has no back-pressure: whatever is printed is on its way.
          children.get(process)?.taken(text.length);
        },
        onPortLine: (line: string) => ports.announced(process, line),
        onExit(code: number) {
          children.delete(process);
          ports.closeAll(process);
          emit('exit', { process, code });
        },
      };
      const child =
        command === 'jsh'
          ? await startShell(options, terminal ?? { columns: 80, rows: 24 })
          : await startChild({ ...options, args: [...containerNodeArguments(), ...args] });
      children.set(process, child);
      if (ending) child.killNow();
      return null;
    },
    input(process, text) {
      // A terminal shows what is typed, and a program that does not switch that off gets it mixed with its output.
      const child = children.get(process);
      if (child && 'resize' in child) child.input(text);
      else {
        show(process, text);
        child?.input(toInput(text));
      }
      return null;
    },
    resize(process, size) {
      const child = children.get(process);
      if (child && 'resize' in child) child.resize(size);
      return null;
    },
    kill(process) {
      children.get(process)?.kill();
      return null;
    },
  };

  return {
    cwd,
    calls,
    hasPort: (port) => open.has(port),
    end() {
      ending ??= (async () => {
        for (const timer of open.values()) clearTimeout(timer);
        const left = [...children.values()];
        for (const child of left) child.killNow();
        await Promise.all(left.map((child) => child.ended));
        await Promise.all([cwd, home].map(removeFolder));
      })();
      return ending;
    },
    endNow() {
      for (const child of children.values()) child.killNow();
      for (const folder of [cwd, home]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const parentOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.');

/** Level by level, each from a folder that the jail has looked at. */
async function makeFolders(jail: Jail, path: string): Promise<void> {
  let there = '.';
  for (const name of path.split('/')) {
    const next = there === '.' ? name : `${there}/${name}`;
    const isThere = await jail.folder(next).then(
      () => true,
      (error: Error) => {
        if (!error.message.startsWith('ENOENT')) throw error;
        return false;
      },
    );
    if (!isThere) {
      await mkdir(join(await jail.folder(there), name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }
    there = next;
  }
}
