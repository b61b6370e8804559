/**
 * Owns one running app as the site sees it: from the boot of a runtime to a live preview, its state in words, edits on
 * their way in, and starting it again when it stops. Everybody else reads its atoms and calls its methods.
 */
import type { ReadableAtom } from 'nanostores';
import type { Files } from '../../files/files.ts';
import type { Packages } from '../../files/packages.ts';
import type { Remote } from '../../rpc/rpc.ts';
import type { RuntimeKind, RuntimeShell, TerminalSize } from '../../runtime/runtime.ts';
import type { SandboxProtocol } from '../protocol.ts';
import type { CompileError, WireCall } from '../sandbox.ts';
import { AppLife, type LifeOptions } from './app-life.ts';
import { Compilation } from './compilation.ts';
import { FileSync } from './file-sync.ts';
import { Recorder } from './recorder.ts';
import type { ServerProcess } from './server-process.ts';
import { notRunning, type SandboxStatus, type Stop, type SyncResult } from './status.ts';

/** The control surface of a running app; see protocol.ts for each method. */
export type Control = Remote<SandboxProtocol>;

export interface SandboxOptions extends LifeOptions {
  readonly files: Files;
}

export interface Sandbox {
  /** Which runtime runs the app; null until one has booted. */
  readonly runtimeKind: ReadableAtom<RuntimeKind | null>;
  /** What was installed beside the template's packages; null while no runtime has booted, and where nothing can be. */
  readonly packages: ReadableAtom<Packages | null>;
  readonly status: ReadableAtom<SandboxStatus>;
  readonly wire: ReadableAtom<readonly WireCall[]>;
  readonly log: ReadableAtom<readonly string[]>;
  /** What did not compile at the newest revision. */
  readonly compileErrors: ReadableAtom<readonly CompileError[]>;
  /** The last time the app stopped by itself; another object each time. */
  readonly lastStop: ReadableAtom<Stop | null>;
  /** @throws {RuntimeError} while the app is not ready. */
  readonly control: Control;
  /** Resolves when these files are what answers. Newer files overtake older ones on their way. */
  sync(files: Files): Promise<SyncResult>;
  /** Starts again after a failure. */
  restart(): void;
  /**
   * Starts again in a runtime that is booted anew, which may be another one.
   * @param files What the app is made of then; by default what it was made of.
   */
  reboot(files?: Files): void;
  /**
   * Opens a shell where the app's files lie.
   * @throws Rejects while no runtime has booted, and with the reason where there can be no shell.
   */
  openShell(size: TerminalSize): Promise<RuntimeShell>;
  /**
   * Asks npm for a package.
   * @returns What to write into `package.json`; the next {@link reboot} installs it.
   * @throws Rejects while no runtime has booted, and with the reason where it cannot be had.
   */
  findPackage(name: string, range: string): Promise<string>;
  clearWire(): void;
  clearLog(): void;
  dispose(): Promise<void>;
}

const FIRST_PAGE_HEAD_START_MS = 1500;

/** Boots a runtime and starts the app in it. Returns at once; follow `status`. */
export function createSandbox({ files, ...options }: SandboxOptions): Sandbox {
  const recorder = new Recorder();
  const compilation = new Compilation();
  // The first page is somebody's first impression: it gets the machine for itself before the other routes compile.
  const onReady = (server: ServerProcess): void => {
    setTimeout(() => {
      // An edit that is on its way compiles by itself, once it has been written.
      if (life.server === server && !sync.isBusy) compilation.of(server, sync.wanted).catch(() => {});
    }, FIRST_PAGE_HEAD_START_MS);
  };
  const life: AppLife = new AppLife(options, { recorder, wanted: () => sync.wanted, onReady });
  const sync = new FileSync(files, life, compilation, recorder);
  life.start();
  return {
    runtimeKind: life.runtimeKind,
    packages: life.packages,
    status: life.status,
    lastStop: life.lastStop,
    wire: recorder.wire,
    log: recorder.log,
    compileErrors: compilation.errors,
    get control() {
      if (!life.server || life.status.get().phase !== 'ready') throw notRunning();
      return life.server.remote;
    },
    sync: (wanted) => sync.sync(wanted),
    restart: () => life.restart(),
    reboot(wanted) {
      life.reboot();
      // Waits for the boot, which by then reads what is wanted. What comes of it is told by the status.
      if (wanted) sync.sync(wanted).catch(() => {});
    },
    async openShell(size) {
      if (!life.alive) throw notRunning();
      return await life.alive.runtime.openShell(size);
    },
    async findPackage(name, range) {
      if (!life.alive) throw notRunning();
      return await life.alive.runtime.findPackage(name, range);
    },
    clearWire: () => recorder.clearWire(),
    clearLog: () => recorder.clearLog(),
    dispose: () => life.dispose(),
  };
}
