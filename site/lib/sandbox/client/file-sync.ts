/**
 * Owns files on their way into the running app: one pass at a time, the newest files only, and what a pass takes: a write
 * that the app notices, or another server.
 */
import type { Files } from '../../files/files.ts';
import { RemoteError } from '../../rpc/rpc.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { EDIT_MISSED } from '../sandbox.ts';
import type { AppLife } from './app-life.ts';
import type { Compilation } from './compilation.ts';
import type { Recorder } from './recorder.ts';
import type { ServerProcess } from './server-process.ts';
import { notRunning, type SyncResult } from './status.ts';

/** A start that takes longer, after the code stopped the app, may have met the same code again. */
const STARTS_WITHIN_MS = 8000;

export class FileSync {
  readonly #life: AppLife;
  readonly #compilation: Compilation;
  readonly #recorder: Recorder;
  #wanted: Files;
  #syncing: Promise<SyncResult> | null = null;

  constructor(files: Files, life: AppLife, compilation: Compilation, recorder: Recorder) {
    this.#wanted = files;
    this.#life = life;
    this.#compilation = compilation;
    this.#recorder = recorder;
  }

  /** What the app should be made of. */
  get wanted(): Files {
    return this.#wanted;
  }

  /** Files are on their way. */
  get isBusy(): boolean {
    return this.#syncing !== null;
  }

  /** Resolves when these files are what answers. Newer files overtake older ones on their way. */
  sync(files: Files): Promise<SyncResult> {
    this.#wanted = files;
    this.#syncing ??= this.#syncUntilSettled().finally(() => {
      this.#syncing = null;
    });
    return this.#syncing;
  }

  async #syncUntilSettled(): Promise<SyncResult> {
    // What stopped the app may be cured by this very edit, unless it was the loss of the runtime.
    const now = this.#life.status.get();
    if (now.phase === 'failed' && (this.#life.alive || now.fault === 'code')) this.#life.restart();
    await this.#whenStarted();
    let how: SyncResult['how'] = 'unchanged';
    let target: Files;
    do {
      target = this.#wanted;
      const step = await this.#syncOnce(target);
      if (how !== 'restarted' && step !== 'unchanged') how = step;
    } while (this.#wanted !== target);
    const { revision, errors } = this.#compilation;
    return { revision, how, compileErrors: errors.get() };
  }

  /**
   * Waits for the start that is under way. One that hangs after the code stopped the app is begun anew with the newest
   * files: the edit that waits for it may be what cures it.
   */
  async #whenStarted(): Promise<void> {
    const life = this.#life;
    while (life.starting && life.lastStop.get()?.fault === 'code') {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(true), STARTS_WITHIN_MS);
      });
      const isLate = await Promise.race([life.starting.then(() => false), late]);
      clearTimeout(timer);
      if (!isLate) return;
      if (life.isHanging && life.server) await life.startOver(life.server);
    }
    await life.starting;
  }

  async #syncOnce(target: Files): Promise<SyncResult['how']> {
    const { alive, server } = this.#life;
    if (!alive || !server) {
      const now = this.#life.status.get();
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
    await this.#life.restartServer(runtime, server);
    // The new server has compiled its first page only, and knows nothing yet of what else does not compile.
    const fresh = this.#life.server;
    if (fresh) await this.#compilation.of(fresh, target);
    return 'restarted';
  }
}
