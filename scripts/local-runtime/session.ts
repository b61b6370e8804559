/** Owns one session: a folder, the processes in it, and the answers to one page's calls. */
import { rmSync } from 'node:fs';
import { diffFiles, type Files } from '../../site/lib/files/files.ts';
import type { Packages } from '../../site/lib/files/packages.ts';
import { createResponder, type Handlers } from '../../site/lib/rpc/rpc.ts';
import { packContents, unpackBytes } from '../../site/lib/runtime/local/contents.ts';
import { type LocalProtocol, localProtocol } from '../../site/lib/runtime/local/protocol.ts';
import type { BootProgress } from '../../site/lib/runtime/runtime.ts';
import { type Child, type ChildEvents, startChild } from './child.ts';
import { childEnvironment } from './environment.ts';
import type { Ground, Place } from './ground.ts';
import { createJail, type Jail } from './jail.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { removeFolder } from './owned-folders.ts';
import { createPorts } from './ports.ts';
import { type Shell, startShell } from './shell.ts';
import type { Spare, Spawn } from './spare.ts';

const MAX_PROCESSES = 16;

export interface SessionOptions {
  readonly ground: Pick<Ground, 'profile' | 'nodeArguments'>;
  send(message: unknown): void;
  /**
   * Waits for what all sessions share.
   * @param named What the session's app names as its packages.
   * @returns The folders of this one.
   */
  makePlace(onProgress: (progress: BootProgress) => void, named: Packages): Promise<Place>;
  /** @returns What to write into a package.json for the package. @throws With words for who asked. */
  findPackage?(name: string, range: string, signal: AbortSignal): Promise<string>;
  isOwnPort(port: number): boolean;
  /** What each process may take, with all it starts. */
  readonly limits?: Limits | undefined;
  /** Gives this session, which holds nothing yet, a place in which most of these files lie, if there is one. */
  claimSpare?(files: Files): Spare | null;
}

export interface Session {
  /** Hand every message of the page to this. */
  receive(message: unknown): void;
  /** Ends every process and removes every file. May be called twice. */
  end(): Promise<void>;
  /** The same at once and without waiting, for a service whose process is about to exit. */
  endNow(): void;
}

// What a method without a result answers, since JSON has no undefined.
const nothing = (_: unknown): null => null;

interface JailedPlace extends Place {
  readonly jail: Jail;
}

export function createSession(options: SessionOptions): Session {
  const { limits = defaultLimits } = options;
  const children = new Map<string, Child | Shell>();
  let place: JailedPlace | undefined;
  let isUntouched = true;
  /** Whose process nobody has asked for yet. */
  let spare: Spare | null = null;
  let ending: Promise<void> | undefined;
  let isAskingNpm = false;
  const ended = new AbortController();
  // Calls that touch files run one after another, so that what a page wrote first is there first.
  let line: Promise<unknown> = Promise.resolve();
  const inLine = <T>(act: (place: JailedPlace) => Promise<T>): Promise<T> => {
    const turn = line.then(() => act(opened()));
    line = turn.catch(() => {});
    return turn;
  };
  const opened = (): JailedPlace => {
    if (ending) throw new Error('This session has ended; boot another runtime.');
    if (!place) throw new Error('This session is not open yet; call open first.');
    return place;
  };
  /** Everything that must be removed in the end. */
  const folders = (): string[] => (place ? [place.root, place.home] : []);
  const child = (process: string): Child | Shell => {
    const found = children.get(process);
    if (!found) throw new Error('There is no such process, or it has ended.');
    return found;
  };

  /** Only the first mount: whatever else came before may not be lost, nor see what a spare holds. */
  const moveIntoSpare = async ({ root, home }: Place, files: Files): Promise<Spare | null> => {
    // A spare has the template's packages and no others.
    const fits = isUntouched && Object.keys(opened().packages ?? {}).length === 0;
    const claimed = (fits && options.claimSpare?.(files)) || null;
    isUntouched = false;
    if (!claimed) return null;
    spare = claimed;
    place = { ...claimed.place, jail: createJail(claimed.place.root) };
    await Promise.all([root, home].map(removeFolder));
    return claimed;
  };
  /** The spare's process, if it is what is asked for; it ends if it is not. */
  const takeSpareProcess = async (spawn: Spawn, events: ChildEvents): Promise<Child | null> => {
    const claimed = spare;
    const taken = claimed?.handOver(spawn, events) ?? null;
    if (!taken) await claimed?.endProcess();
    spare = null;
    return taken;
  };

  /** @throws If there is no room for a process of this id. */
  const assertRoomFor = (process: string): void => {
    if (children.has(process)) throw new Error('There is a process of that id already.');
    if (children.size >= MAX_PROCESSES)
      throw new Error(`A session can run ${MAX_PROCESSES} processes; end one first.`);
  };
  const eventsOf = (process: string): ChildEvents => ({
    onOutput: (chunk) => responder.emit('output', { process, chunk }),
    onPortLine: (text) => ports.announced(process, text),
    onExit(code, limit) {
      children.delete(process);
      ports.closeAll(process);
      responder.emit('exit', { process, code, limit });
    },
  });

  const shell: Handlers<LocalProtocol>['shell'] = (process, size) =>
    inLine(async ({ root, home }) => {
      isUntouched = false;
      assertRoomFor(process);
      const settings = {
        ...eventsOf(process),
        folder: root,
        env: childEnvironment(home, {}),
        limits,
        ownFolders: [root, home],
      };
      children.set(process, await startShell(settings, size));
      return null;
    });

  const spawn: Handlers<LocalProtocol>['spawn'] = ({ process, command, args, cwd, env }) =>
    inLine(async ({ jail, root, home }) => {
      isUntouched = false;
      if (command !== 'node')
        throw new Error(`The local runtime can run "node" only, not ${JSON.stringify(command)}.`);
      assertRoomFor(process);
      const events = eventsOf(process);
      const started =
        (await takeSpareProcess({ command, args, cwd, env }, events)) ??
        (await startChild({
          ...events,
          folder: await jail.folder(cwd),
          args: [...options.ground.nodeArguments, ...args],
          env: childEnvironment(home, env),
          limits,
          ownFolders: [root, home],
        }));
      children.set(process, started);
      return null;
    });

  const handlers: Handlers<LocalProtocol> = {
    async open(named) {
      if (place) throw new Error('This session is open already.');
      const made = await options.makePlace((progress) => responder.emit('progress', progress), named);
      place = { ...made, jail: createJail(made.root) };
      if (ending) {
        await Promise.all(folders().map(removeFolder));
        throw new Error('This session has ended; boot another runtime.');
      }
      return { profile: options.ground.profile, packages: made.packages ?? null };
    },
    async findPackage(name, range) {
      const { findPackage } = options;
      if (!opened().packages || !findPackage)
        throw new Error('This runtime has the packages of the app as it comes, and can have no others.');
      // Each question is a process.
      if (isAskingNpm) throw new Error('npm is still being asked for another package; wait for that.');
      isAskingNpm = true;
      try {
        return await findPackage(name, range, ended.signal);
      } finally {
        isAskingNpm = false;
      }
    },
    mount: (files) =>
      inLine(async (given) => {
        const bytes = Object.fromEntries(
          Object.entries(files).map(([path, contents]) => [path, unpackBytes(contents)] as const),
        );
        const there = (await moveIntoSpare(given, bytes))?.files ?? {};
        // What is written again would be compiled again.
        const { written } = diffFiles(there, bytes);
        for (const [path, contents] of Object.entries(written)) await opened().jail.write(path, contents);
        return null;
      }),
    write: (path, contents) =>
      inLine(({ jail }) => {
        isUntouched = false;
        return jail.write(path, unpackBytes(contents)).then(nothing);
      }),
    read: (path) => inLine(async ({ jail }) => packContents(await jail.read(path))),
    remove: (path) => inLine(({ jail }) => jail.remove(path).then(nothing)),
    list: (path) => inLine(({ jail }) => jail.list(path)),
    spawn,
    shell,
    resize(process, size) {
      const found = child(process);
      if (!('resize' in found)) throw new Error('This process has no terminal.');
      found.resize(size);
      return null;
    },
    input: (process, text) => nothing(child(process).input(text)),
    // A process may end while a page is still reading or has just asked for its end.
    taken: (process, characters) => nothing(children.get(process)?.taken(characters)),
    kill: (process) => nothing(children.get(process)?.kill()),
    ping: () => null,
    end: () => end().then(nothing),
  };
  const responder = createResponder(localProtocol, handlers, options.send);
  const ports = createPorts(options.isOwnPort, (event) => responder.emit('server', event));

  const end = (): Promise<void> => {
    ended.abort(new Error('This session has ended.'));
    ending ??= (async () => {
      for (const each of children.values()) each.killNow();
      // A process may be starting right now; its turn ends before this one.
      await line;
      const left = [...children.values()];
      for (const each of left) each.killNow();
      await spare?.endProcess();
      await Promise.all(left.map((each) => each.ended));
      await Promise.all(folders().map(removeFolder));
    })();
    return ending;
  };

  return {
    receive: (message) => void responder.receive(message),
    end,
    endNow() {
      ended.abort(new Error('This session has ended.'));
      spare?.endNow();
      for (const each of children.values()) each.killNow();
      for (const folder of folders()) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
