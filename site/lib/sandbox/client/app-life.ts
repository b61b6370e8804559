/**
 * Owns the life of one running app: the boot of a runtime, the server in it, its end, and starting it again. What files it
 * is made of is said elsewhere.
 */
import { atom } from 'nanostores';
import type { Files } from '../../files/files.ts';
import { addedPackages, dependenciesOf, type Packages } from '../../files/packages.ts';
import { type BootRuntime, type Runtime, RuntimeError, type RuntimeKind } from '../../runtime/runtime.ts';
import { MountedFiles } from './mounted-files.ts';
import { connectPreviews } from './previews.ts';
import type { Recorder } from './recorder.ts';
import { type ServerEnd, type ServerProcess, startServerProcess } from './server-process.ts';
import { asError, explainEnd, type SandboxStatus, type Stop } from './status.ts';

export interface LifeOptions {
  readonly boot: BootRuntime;
  readonly siteOrigin: string;
  /** Origins of the pages around the site's, where it is embedded itself; by default it is not. */
  readonly aroundSite?: readonly string[];
  readonly seed: string;
}

export interface LifePorts {
  readonly recorder: Recorder;
  /** What the app should be made of. */
  wanted(): Files;
  /** A server answers its first page. */
  onReady(server: ServerProcess): void;
}

/** A runtime, and what files lie in it. */
export interface Alive {
  readonly runtime: Runtime;
  readonly mounted: MountedFiles;
}

/** Two stops within this time: what stops it is still there. */
const GIVE_UP_WITHIN_MS = 60_000;

/** What an app names as its packages. One that cannot be read is told so when Next reads it. */
const namedIn = (files: Files): Packages => {
  const manifest = files['package.json'];
  const named = (typeof manifest === 'string' && dependenciesOf(manifest)) || {};
  // What is no package of npm's would only be refused.
  return addedPackages(named, {});
};

export class AppLife {
  readonly runtimeKind = atom<RuntimeKind | null>(null);
  /** What was installed beside the template's packages; null while no runtime has booted, and where nothing can be. */
  readonly packages = atom<Packages | null>(null);
  readonly status = atom<SandboxStatus>({ phase: 'booting', progress: null });
  readonly lastStop = atom<Stop | null>(null);

  readonly #options: LifeOptions;
  readonly #ports: LifePorts;
  #isDisposed = false;
  /** Aborted when the start that is under way, or what came of it, is not wanted any more. */
  #attempt = new AbortController();
  #alive: Alive | null = null;
  #server: ServerProcess | null = null;
  /** What it was made of when it was started last. */
  #startedWith: Files | null = null;
  #starting: Promise<void> | null = null;
  /** When it resolves, nothing is left of the runtime that was given up last. */
  #released: Promise<void> = Promise.resolve();
  #lastStopAt = Number.NEGATIVE_INFINITY;

  constructor(options: LifeOptions, ports: LifePorts) {
    this.#options = options;
    this.#ports = ports;
  }

  /** Null until a runtime has booted, and after it was lost. */
  get alive(): Alive | null {
    return this.#alive;
  }

  /** Null while none runs. */
  get server(): ServerProcess | null {
    return this.#server;
  }

  /** Resolves when the start that is under way has ended, in whatever way; null if none is. */
  get starting(): Promise<void> | null {
    return this.#starting;
  }

  /** The first page has not come yet, and other files are wanted by now. */
  get isHanging(): boolean {
    return this.status.get().phase === 'compiling' && this.#ports.wanted() !== this.#startedWith;
  }

  /** Starts once; who waits for the start waits for all of it. */
  start(after: Promise<unknown> = Promise.resolve()): void {
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
    const wanted = this.#ports.wanted();
    this.#startedWith = wanted;
    await alive.mounted.write(wanted);
    // It may have been lost meanwhile; its state says so then, and nothing can be started in it.
    if (this.#alive === alive) await this.#startServer(alive.runtime);
  }

  async #bootRuntime(signal: AbortSignal): Promise<Alive> {
    this.status.set({ phase: 'booting', progress: null });
    const runtime = await this.#options.boot({
      signal,
      packages: namedIn(this.#ports.wanted()),
      onProgress: (progress) => {
        if (!signal.aborted) this.status.set({ phase: 'booting', progress });
      },
    });
    const alive = { runtime, mounted: new MountedFiles(runtime) };
    this.#alive = alive;
    this.packages.set(runtime.packages);
    this.runtimeKind.set(runtime.kind);
    runtime.onLost((error) => this.#runtimeLost(alive, error));
    return alive;
  }

  async #startServer(runtime: Runtime): Promise<void> {
    const { recorder } = this.#ports;
    this.status.set({ phase: 'starting' });
    const server = await startServerProcess(runtime, {
      env: {
        LAB_SITE_ORIGIN: this.#options.siteOrigin,
        LAB_FRAMED_BY: (this.#options.aroundSite ?? []).join(' '),
        LAB_SEED: this.#options.seed,
      },
      onLog: (line) => recorder.noteLine(line),
    });
    if (this.#alive?.runtime !== runtime) return await server.stop();
    this.#server = server;
    server.on('call', (call) => recorder.noteCall(call));
    server.ended.then((end) => this.#serverEnded(server, end));
    const previews = await connectPreviews(runtime, server);
    this.status.set({ phase: 'compiling' });
    await server.remote.ready();
    if (this.#server !== server) return;
    this.status.set({ phase: 'ready', previews });
    this.#ports.onReady(server);
  }

  #serverEnded(server: ServerProcess, end: ServerEnd): void {
    if (this.#server !== server || this.#isDisposed) return;
    this.#server = null;
    this.#ports.recorder.loseRunning();
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
    this.start(this.#released);
  }

  #runtimeLost(alive: Alive, error: RuntimeError): void {
    if (this.#alive !== alive || this.#isDisposed) return;
    this.#alive = null;
    this.#server = null;
    this.runtimeKind.set(null);
    this.#fail(error, 'ours');
  }

  /** Ends a server that hangs at its first page, and starts with the files that are wanted by now. */
  async startOver(server: ServerProcess): Promise<void> {
    const underWay = this.#starting;
    this.#server = null;
    this.#giveUpAttempt('Newer files took the place of these.');
    const stopped = server.stop();
    await underWay;
    this.start(stopped);
  }

  /** Whatever is being started now is of no interest any more, nor is how it ends. */
  #giveUpAttempt(why: string): void {
    this.#attempt.abort(new RuntimeError('lost', why));
    this.#attempt = new AbortController();
  }

  /** Another server takes the place of this one, over the files as they lie there. @throws why it does not start. */
  async restartServer(runtime: Runtime, server: ServerProcess): Promise<void> {
    const { signal } = this.#attempt;
    this.#server = null;
    await server.stop();
    try {
      await this.#startServer(runtime);
    } catch (error) {
      // It ran until this edit; unless a boot took the place of all this, and ended what was starting.
      if (!signal.aborted) this.#fail(error, 'code');
      throw error;
    }
  }

  /** Starts again after a failure. */
  restart(): void {
    if (this.#starting) return;
    const server = this.#server;
    this.#server = null;
    this.#lastStopAt = Number.NEGATIVE_INFINITY;
    this.start(Promise.all([server?.stop(), this.#released]));
  }

  /** Starts again in a runtime that is booted anew. */
  reboot(): void {
    if (this.#isDisposed) return;
    const underWay = this.#starting;
    this.#giveUpAttempt('Another start took the place of this one.');
    this.runtimeKind.set(null);
    this.status.set({ phase: 'booting', progress: null });
    const released = this.#release();
    if (underWay) void underWay.then(() => this.start(released));
    else this.start(released);
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
