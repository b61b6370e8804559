/**
 * Owns one running app as the site sees it: from the boot of a runtime to a live preview, its state in words, edits on
 * their way in, and starting it again when it stops. Everybody else reads its atoms and calls its methods.
 */
import { atom, type ReadableAtom } from 'nanostores';
import { diffFiles, type Files } from '../../files/files.ts';
import type { Remote } from '../../rpc/rpc.ts';
import {
  type BootProgress,
  type BootRuntime,
  type Runtime,
  RuntimeError,
  type RuntimeKind,
} from '../../runtime/runtime.ts';
import type { SandboxProtocol } from '../protocol.ts';
import type { CompileError, Person, WireCall } from '../sandbox.ts';
import { type ServerEnd, type ServerProcess, startServerProcess } from './server-process.ts';

/** The control surface of a running app; see protocol.ts for each method. */
export type Control = Remote<SandboxProtocol>;

export type SandboxStatus =
  | { readonly phase: 'booting'; readonly progress: BootProgress | null }
  | { readonly phase: 'mounting' }
  | { readonly phase: 'starting' }
  | { readonly phase: 'compiling' }
  | { readonly phase: 'ready'; readonly previews: Readonly<Record<Person, string>> }
  /** It stopped and is being started again; `reason` says whose doing it was. */
  | { readonly phase: 'recovering'; readonly reason: string }
  | { readonly phase: 'failed'; readonly error: Error; readonly fault: 'ours' | 'code' }
  | { readonly phase: 'disposed' };

export interface SyncResult {
  readonly revision: number;
  /** "hot": the running app took the edit. "restarted": Next reads such a file only when it starts. */
  readonly how: 'hot' | 'restarted' | 'unchanged';
  readonly compileErrors: readonly CompileError[];
}

export interface SandboxOptions {
  readonly boot: BootRuntime;
  readonly runtimeKind: RuntimeKind;
  readonly files: Files;
  readonly siteOrigin: string;
  readonly seed: string;
}

export interface Sandbox {
  readonly runtimeKind: RuntimeKind;
  readonly status: ReadableAtom<SandboxStatus>;
  readonly wire: ReadableAtom<readonly WireCall[]>;
  readonly log: ReadableAtom<readonly string[]>;
  /** What did not compile at the newest revision. */
  readonly compileErrors: ReadableAtom<readonly CompileError[]>;
  /** Rejects while the app is not ready. */
  readonly control: Control;
  /** Resolves when these files are what answers. Newer files overtake older ones on their way. */
  sync(files: Files): Promise<SyncResult>;
  /** Starts again after a failure. */
  restart(): void;
  clearWire(): void;
  clearLog(): void;
  dispose(): Promise<void>;
}

const KEPT_CALLS = 200;
const KEPT_LOG_LINES = 2000;
/** Two stops within this time: what stops it is still there. */
const GIVE_UP_WITHIN_MS = 60_000;
// Read by Next only when it starts.
const NEEDS_RESTART =
  /^(next\.config\.\w+|proxy\.\w+|middleware\.\w+|instrumentation(-client)?\.\w+|package\.json|tsconfig\.json|\.env.*)$/;

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const explainEnd = (end: ServerEnd): { reason: string; fault: 'ours' | 'code' } => {
  if (end.kind === 'silent') {
    const doing = end.busyWith ? ` while it answered ${end.busyWith}` : '';
    return {
      reason: `The server stopped answering${doing}. That is what an endless loop looks like.`,
      fault: 'code',
    };
  }
  return {
    reason: `The server ended by itself (exit code ${end.code}).`,
    fault: end.code === 0 ? 'code' : 'ours',
  };
};

class RunningSandbox implements Sandbox {
  readonly runtimeKind: RuntimeKind;
  readonly status = atom<SandboxStatus>({ phase: 'booting', progress: null });
  readonly wire = atom<readonly WireCall[]>([]);
  readonly log = atom<readonly string[]>([]);
  readonly compileErrors = atom<readonly CompileError[]>([]);

  readonly #options: SandboxOptions;
  readonly #abort = new AbortController();
  #runtime: Runtime | null = null;
  #server: ServerProcess | null = null;
  /** What the runtime holds, and what it should hold. */
  #applied: Files = {};
  #wanted: Files;
  #revision = 0;
  #syncing: Promise<SyncResult> | null = null;
  #starting: Promise<void> | null = null;
  #lastStop = Number.NEGATIVE_INFINITY;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#wanted = options.files;
    this.runtimeKind = options.runtimeKind;
    this.#start();
  }

  get control(): Control {
    if (!this.#server || this.status.get().phase !== 'ready') {
      throw new RuntimeError('lost', 'The app is not running at the moment.');
    }
    return this.#server.remote;
  }

  #start(): void {
    this.#starting ??= this.#boot()
      .catch((error: unknown) => {
        if (this.status.get().phase === 'disposed') return;
        this.status.set({ phase: 'failed', error: asError(error), fault: 'ours' });
      })
      .finally(() => {
        this.#starting = null;
      });
  }

  async #boot(): Promise<void> {
    if (!this.#runtime) {
      this.status.set({ phase: 'booting', progress: null });
      const runtime = await this.#options.boot({
        signal: this.#abort.signal,
        onProgress: (progress) => this.status.set({ phase: 'booting', progress }),
      });
      this.#runtime = runtime;
      this.#applied = {};
      runtime.onLost((error) => this.#runtimeLost(runtime, error));
    }
    if (this.#isDisposed) return await this.#release();
    this.status.set({ phase: 'mounting' });
    await this.#writeFiles(this.#runtime);
    await this.#startServer(this.#runtime);
  }

  get #isDisposed(): boolean {
    return this.#abort.signal.aborted;
  }

  async #writeFiles(runtime: Runtime): Promise<void> {
    const target = this.#wanted;
    const { written, removed } = diffFiles(this.#applied, target);
    for (const path of removed) await runtime.remove(path);
    if (Object.keys(written).length > 3) await runtime.mount(written);
    else for (const [path, contents] of Object.entries(written)) await runtime.write(path, contents);
    this.#applied = target;
  }

  async #startServer(runtime: Runtime): Promise<void> {
    this.status.set({ phase: 'starting' });
    const server = await startServerProcess(runtime, {
      env: {
        LAB_SITE_ORIGIN: this.#options.siteOrigin,
        LAB_SEED: this.#options.seed,
        LAB_BUNDLER: runtime.kind === 'local' ? 'turbopack' : 'webpack',
      },
      onLog: (line) => this.log.set([...this.log.get().slice(1 - KEPT_LOG_LINES), line]),
    });
    this.#server = server;
    server.on('call', (call) => this.#noteCall(call));
    server.ended.then((end) => this.#serverEnded(server, end));
    const previews = await this.#connectPreviews(runtime, server);
    this.status.set({ phase: 'compiling' });
    await server.remote.ready();
    if (this.#server !== server) return;
    this.status.set({ phase: 'ready', previews });
    this.compileErrors.set(await server.remote.barrier({ revision: ++this.#revision }));
  }

  /** Learns at which address a browser reaches each person's port, and tells the server. */
  async #connectPreviews(runtime: Runtime, server: ServerProcess): Promise<Record<Person, string>> {
    const listening = Promise.withResolvers<Record<Person, number>>();
    server.on('listening', ({ ports }) => listening.resolve(ports as Record<Person, number>));
    server.on('failed', ({ message }) => listening.reject(new Error(message)));
    server.ended.then((end) => listening.reject(new Error(explainEnd(end).reason)));
    const ports = await listening.promise;
    const urls = new Map<number, string>();
    await new Promise<void>((resolve) => {
      const unsubscribe = runtime.onServer(({ port, url }) => {
        if (url !== null) urls.set(port, new URL(url).origin);
        if (Object.values(ports).every((each) => urls.has(each))) {
          resolve();
          queueMicrotask(() => unsubscribe());
        }
      });
      server.ended.then(() => resolve());
    });
    const previews = Object.fromEntries(
      Object.entries(ports).map(([person, port]) => [person, urls.get(port) ?? '']),
    ) as Record<Person, string>;
    await server.remote.setPreviewOrigins(previews);
    return previews;
  }

  #noteCall(call: WireCall): void {
    const calls = this.wire.get();
    const at = calls.findIndex((each) => each.id === call.id);
    this.wire.set(at === -1 ? [...calls.slice(1 - KEPT_CALLS), call] : calls.with(at, call));
  }

  #serverEnded(server: ServerProcess, end: ServerEnd): void {
    if (this.#server !== server || this.#isDisposed) return;
    this.#server = null;
    const { reason, fault } = explainEnd(end);
    const now = performance.now();
    const again = now - this.#lastStop < GIVE_UP_WITHIN_MS;
    this.#lastStop = now;
    if (again || this.status.get().phase !== 'ready') {
      this.status.set({ phase: 'failed', error: new Error(reason), fault });
      return;
    }
    this.status.set({ phase: 'recovering', reason });
    this.#start();
  }

  #runtimeLost(runtime: Runtime, error: RuntimeError): void {
    if (this.#runtime !== runtime || this.#isDisposed) return;
    this.#runtime = null;
    this.#server = null;
    this.status.set({ phase: 'failed', error, fault: 'ours' });
  }

  sync(files: Files): Promise<SyncResult> {
    this.#wanted = files;
    this.#syncing ??= this.#syncUntilSettled().finally(() => {
      this.#syncing = null;
    });
    return this.#syncing;
  }

  async #syncUntilSettled(): Promise<SyncResult> {
    // A failure that the learner's own code caused may be cured by this very edit.
    const status = this.status.get();
    if (status.phase === 'failed' && status.fault === 'code') this.restart();
    await this.#starting;
    let how: SyncResult['how'] = 'unchanged';
    let target: Files;
    do {
      target = this.#wanted;
      const step = await this.#syncOnce(target);
      if (how !== 'restarted' && step !== 'unchanged') how = step;
    } while (this.#wanted !== target);
    return { revision: this.#revision, how, compileErrors: this.compileErrors.get() };
  }

  async #syncOnce(target: Files): Promise<SyncResult['how']> {
    const runtime = this.#runtime;
    const server = this.#server;
    if (!runtime || !server) throw this.#notRunning();
    const { written, removed } = diffFiles(this.#applied, target);
    const touched = [...Object.keys(written), ...removed];
    if (touched.length === 0) return 'unchanged';
    await this.#writeFiles(runtime);
    if (touched.some((path) => NEEDS_RESTART.test(path))) {
      this.#server = null;
      await server.stop();
      await this.#startServer(runtime);
      return 'restarted';
    }
    this.compileErrors.set(await server.remote.barrier({ revision: ++this.#revision }));
    return 'hot';
  }

  #notRunning(): Error {
    const status = this.status.get();
    return status.phase === 'failed'
      ? status.error
      : new RuntimeError('lost', 'The app is not running at the moment.');
  }

  restart(): void {
    if (this.#isDisposed || this.#starting) return;
    const server = this.#server;
    this.#server = null;
    this.#lastStop = Number.NEGATIVE_INFINITY;
    void (server?.stop() ?? Promise.resolve()).then(() => this.#start());
  }

  clearWire(): void {
    this.wire.set([]);
  }

  clearLog(): void {
    this.log.set([]);
  }

  async dispose(): Promise<void> {
    this.#abort.abort();
    this.status.set({ phase: 'disposed' });
    await this.#release();
  }

  async #release(): Promise<void> {
    const runtime = this.#runtime;
    this.#runtime = null;
    this.#server = null;
    await runtime?.dispose();
  }
}

/** Boots a runtime and starts the app in it. Returns at once; follow `status`. */
export const createSandbox = (options: SandboxOptions): Sandbox => new RunningSandbox(options);
