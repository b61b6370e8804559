/**
 * Owns one running app as the site sees it: from the boot of a runtime to a live preview, its state in words, edits on
 * their way in, and starting it again when it stops. Everybody else reads its atoms and calls its methods.
 */
import { atom, type ReadableAtom } from 'nanostores';
import type { Files } from '../../files/files.ts';
import { type Remote, RemoteError } from '../../rpc/rpc.ts';
import { type BootRuntime, type Runtime, RuntimeError, type RuntimeKind } from '../../runtime/runtime.ts';
import type { SandboxProtocol } from '../protocol.ts';
import { type CompileError, EDIT_MISSED, type WireCall } from '../sandbox.ts';
import { Compilation } from './compilation.ts';
import { MountedFiles } from './mounted-files.ts';
import { connectPreviews } from './previews.ts';
import { Recorder } from './recorder.ts';
import { type ServerEnd, type ServerProcess, startServerProcess } from './server-process.ts';
import { asError, explainEnd, notRunning, type SandboxStatus, type Stop, type SyncResult } from './status.ts';

/** The control surface of a running app; see protocol.ts for each method. */
export type Control = Remote<SandboxProtocol>;

export interface SandboxOptions {
  readonly boot: BootRuntime;
  readonly files: Files;
  readonly siteOrigin: string;
  /** Origins of the pages around the site's, where it is embedded itself; by default it is not. */
  readonly aroundSite?: readonly string[];
  readonly seed: string;
}

export interface Sandbox {
  /** Which runtime runs the app; null until one has booted. */
  readonly runtimeKind: ReadableAtom<RuntimeKind | null>;
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
  /** Starts again in a runtime that is booted anew, which may be another one. The files stay. */
  reboot(): void;
  clearWire(): void;
  clearLog(): void;
  dispose(): Promise<void>;
}

/** Two stops within this time: what stops it is still there. */
const GIVE_UP_WITHIN_MS = 60_000;

const FIRST_PAGE_HEAD_START_MS = 1500;

/** A start that takes longer, after the code stopped the app, may have met the same code again. */
const STARTS_WITHIN_MS = 8000;

interface Alive {
  readonly runtime: Runtime;
  readonly mounted: MountedFiles;
}

class RunningSandbox implements Sandbox {
  readonly runtimeKind = atom<RuntimeKind | null>(null);
  readonly status = atom<SandboxStatus>({ phase: 'booting', progress: null });
  readonly lastStop = atom<Stop | null>(null);

  readonly #options: SandboxOptions;
  readonly #recorder = new Recorder();
  #isDisposed = false;
  /** Aborted when the start that is under way, or what came of it, is not wanted any more. */
  #attempt = new AbortController();
  #alive: Alive | null = null;
  #server: ServerProcess | null = null;
  /** What the app should be made of. */
  #wanted: Files;
  /** What it was made of when it was started last. */
  #startedWith: Files | null = null;
  readonly #compilation = new Compilation();
  #syncing: Promise<SyncResult> | null = null;
  #starting: Promise<void> | null = null;
  /** When it resolves, nothing is left of the runtime that was given up last. */
  #released: Promise<void> = Promise.resolve();
  #lastStopAt = Number.NEGATIVE_INFINITY;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#wanted = options.files;
    this.#start();
  }

  get wire(): Sandbox['wire'] {
    return this.#recorder.wire;
  }

  get log(): Sandbox['log'] {
    return this.#recorder.log;
  }

  get compileErrors(): Sandbox['compileErrors'] {
    return this.#compilation.errors;
  }

  get control(): Control {
    if (!this.#server || this.status.get().phase !== 'ready') throw notRunning();
    return this.#server.remote;
  }

  /** Starts once; who waits for the start waits for all of it. */
  #start(after: Promise<unknown> = Promise.resolve()): void {
    if (this.#isDisposed) return;
    const { signal } = this.#attempt;
    this.#starting ??= after
      .then(() => this.#boot(signal))
      .then(
        () => {
          this.#starting = null;
        },
        (error: unknown) => {
          // First, so that whoever hears of the failure can start again at once.
          this.#starting = null;
          // A server that ended has told why already, and better.
          if (!signal.aborted && this.status.get().phase !== 'failed') this.#fail(error, 'ours');
        },
      );
  }

  #fail(error: unknown, fault: 'ours' | 'code'): void {
    if (!this.#isDisposed) this.status.set({ phase: 'failed', error: asError(error), fault });
  }

  async #boot(signal: AbortSignal): Promise<void> {
    const alive = this.#alive ?? (await this.#bootRuntime(signal));
    if (signal.aborted) return await this.#release();
    this.status.set({ phase: 'mounting' });
    this.#startedWith = this.#wanted;
    await alive.mounted.write(this.#wanted);
    // It may have been lost meanwhile; its state says so then, and nothing can be started in it.
    if (this.#alive === alive) await this.#startServer(alive.runtime);
  }

  async #bootRuntime(signal: AbortSignal): Promise<Alive> {
    this.status.set({ phase: 'booting', progress: null });
    const runtime = await this.#options.boot({
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) this.status.set({ phase: 'booting', progress });
      },
    });
    const alive = { runtime, mounted: new MountedFiles(runtime) };
    this.#alive = alive;
    this.runtimeKind.set(runtime.kind);
    runtime.onLost((error) => this.#runtimeLost(alive, error));
    return alive;
  }

  async #startServer(runtime: Runtime): Promise<void> {
    this.status.set({ phase: 'starting' });
    const server = await startServerProcess(runtime, {
      env: {
        LAB_SITE_ORIGIN: this.#options.siteOrigin,
        LAB_FRAMED_BY: (this.#options.aroundSite ?? []).join(' '),
        LAB_SEED: this.#options.seed,
      },
      onLog: (line) => this.#recorder.noteLine(line),
    });
    if (this.#alive?.runtime !== runtime) return await server.stop();
    this.#server = server;
    server.on('call', (call) => this.#recorder.noteCall(call));
    server.ended.then((end) => this.#serverEnded(server, end));
    const previews = await connectPreviews(runtime, server);
    this.status.set({ phase: 'compiling' });
    await server.remote.ready();
    if (this.#server !== server) return;
    this.status.set({ phase: 'ready', previews });
    // The first page is somebody's first impression: it gets the machine for itself before the other routes compile.
    setTimeout(() => {
      // An edit that is on its way compiles by itself, once it has been written.
      if (this.#server === server && !this.#syncing)
        this.#compilation.of(server, this.#wanted).catch(() => {});
    }, FIRST_PAGE_HEAD_START_MS);
  }

  #serverEnded(server: ServerProcess, end: ServerEnd): void {
    if (this.#server !== server || this.#isDisposed) return;
    this.#server = null;
    this.#recorder.loseRunning();
    const stop = explainEnd(end);
    const { reason, fault } = stop;
    // What filled the disk lies in the runtime's folder, and would stop the next server as well: that needs a new one.
    const isFull = end.kind === 'limited' && end.limit === 'disk';
    if (isFull) this.#released = this.#release();
    this.lastStop.set(stop);
    const again = performance.now() - this.#lastStopAt < GIVE_UP_WITHIN_MS;
    this.#lastStopAt = performance.now();
    if (again || this.status.get().phase !== 'ready') {
      this.#fail(new Error(reason), fault);
      return;
    }
    this.status.set({ phase: 'recovering', reason });
    this.#start(this.#released);
  }

  #runtimeLost(alive: Alive, error: RuntimeError): void {
    if (this.#alive !== alive || this.#isDisposed) return;
    this.#alive = null;
    this.#server = null;
    this.runtimeKind.set(null);
    this.#fail(error, 'ours');
  }

  sync(files: Files): Promise<SyncResult> {
    this.#wanted = files;
    this.#syncing ??= this.#syncUntilSettled().finally(() => {
      this.#syncing = null;
    });
    return this.#syncing;
  }

  async #syncUntilSettled(): Promise<SyncResult> {
    // What stopped the app may be cured by this very edit, unless it was the loss of the runtime.
    const now = this.status.get();
    if (now.phase === 'failed' && (this.#alive || now.fault === 'code')) this.restart();
    await this.#whenStarted();
    let how: SyncResult['how'] = 'unchanged';
    let target: Files;
    do {
      target = this.#wanted;
      const step = await this.#syncOnce(target);
      if (how !== 'restarted' && step !== 'unchanged') how = step;
    } while (this.#wanted !== target);
    return { revision: this.#compilation.revision, how, compileErrors: this.compileErrors.get() };
  }

  /**
   * Waits for the start that is under way. One that hangs after the code stopped the app is begun anew with the newest
   * files: the edit that waits for it may be what cures it.
   */
  async #whenStarted(): Promise<void> {
    while (this.#starting && this.lastStop.get()?.fault === 'code') {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(true), STARTS_WITHIN_MS);
      });
      const isLate = await Promise.race([this.#starting.then(() => false), late]);
      clearTimeout(timer);
      if (!isLate) return;
      const isHanging = this.status.get().phase === 'compiling' && this.#wanted !== this.#startedWith;
      if (isHanging && this.#server) await this.#startOver(this.#server);
    }
    await this.#starting;
  }

  async #startOver(server: ServerProcess): Promise<void> {
    const underWay = this.#starting;
    this.#server = null;
    this.#giveUpAttempt('Newer files took the place of these.');
    const stopped = server.stop();
    await underWay;
    this.#start(stopped);
  }

  /** Whatever is being started now is of no interest any more, nor is how it ends. */
  #giveUpAttempt(why: string): void {
    this.#attempt.abort(new RuntimeError('lost', why));
    this.#attempt = new AbortController();
  }

  async #syncOnce(target: Files): Promise<SyncResult['how']> {
    const { status } = this;
    const [alive, server] = [this.#alive, this.#server];
    if (!alive || !server) {
      const now = status.get();
      throw now.phase === 'failed' ? now.error : notRunning();
    }
    const took = await alive.mounted.write(target);
    if (took === 'needs-restart') return await this.#compileAnew(alive.runtime, server, target);
    if (took === 'hot') this.#compilation.forget();
    try {
      await this.#compilation.of(server, target);
    } catch (error) {
      if (!(error instanceof RemoteError && error.code === EDIT_MISSED)) throw error;
      this.#recorder.noteLine(`${error.message}\nThe app is started again, and reads every file anew.`);
      return await this.#compileAnew(alive.runtime, server, target);
    }
    return took;
  }

  async #compileAnew(runtime: Runtime, server: ServerProcess, target: Files): Promise<'restarted'> {
    await this.#restartServer(runtime, server);
    // The new server has compiled its first page only, and knows nothing yet of what else does not compile.
    const fresh = this.#server;
    if (fresh) await this.#compilation.of(fresh, target);
    return 'restarted';
  }

  async #restartServer(runtime: Runtime, server: ServerProcess): Promise<void> {
    this.#server = null;
    await server.stop();
    try {
      await this.#startServer(runtime);
    } catch (error) {
      // It ran until this edit.
      this.#fail(error, 'code');
      throw error;
    }
  }

  restart(): void {
    if (this.#starting) return;
    const server = this.#server;
    this.#server = null;
    this.#lastStopAt = Number.NEGATIVE_INFINITY;
    this.#start(Promise.all([server?.stop(), this.#released]));
  }

  reboot(): void {
    if (this.#isDisposed) return;
    const underWay = this.#starting;
    this.#giveUpAttempt('Another start took the place of this one.');
    this.runtimeKind.set(null);
    this.status.set({ phase: 'booting', progress: null });
    const released = this.#release();
    if (underWay) void underWay.then(() => this.#start(released));
    else this.#start(released);
  }

  clearWire(): void {
    this.#recorder.clearWire();
  }

  clearLog(): void {
    this.#recorder.clearLog();
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#attempt.abort(new RuntimeError('lost', 'The app was closed.'));
    this.status.set({ phase: 'disposed' });
    await this.#release();
  }

  async #release(): Promise<void> {
    const alive = this.#alive;
    this.#alive = null;
    this.#server = null;
    await alive?.runtime.dispose();
  }
}

/** Boots a runtime and starts the app in it. Returns at once; follow `status`. */
export const createSandbox = (options: SandboxOptions): Sandbox => new RunningSandbox(options);
