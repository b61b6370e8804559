/** Owns what files a runtime holds, and writing only the difference. */
import { diffFiles, type Files } from '../../files/files.ts';
import type { Runtime } from '../../runtime/runtime.ts';

/** More files than this go over in one piece. */
const ONE_BY_ONE = 3;

const READ_AT_START =
  /^(next\.config\.\w+|proxy\.\w+|middleware\.\w+|instrumentation(-client)?\.\w+|package\.json|tsconfig\.json|\.env.*)$/;

/** Whether Next reads a file only when it starts. */
export const isReadAtStart = (path: string): boolean => READ_AT_START.test(path);

export class MountedFiles {
  readonly #runtime: Runtime;
  readonly #held = new Map<string, string | Uint8Array>();
  /** Paths whose last write or removal was not answered, or was refused: what lies there is not known. */
  readonly #unsure = new Set<string>();

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /**
   * Makes the runtime hold exactly these files. What was done before a refusal stays done and is known.
   * @returns what it took: nothing, a write that the running app notices, or one that Next reads only when it starts.
   * @throws what the runtime says if it refuses a file.
   */
  async write(files: Files): Promise<'unchanged' | 'hot' | 'needs-restart'> {
    const diff = diffFiles(Object.fromEntries(this.#held), files);
    const again = [...this.#unsure];
    const written = {
      ...diff.written,
      ...Object.fromEntries(Object.entries(files).filter(([path]) => this.#unsure.has(path))),
    };
    const removed = [...new Set([...diff.removed, ...again.filter((path) => !Object.hasOwn(files, path))])];
    const touched = [...Object.keys(written), ...removed];
    if (touched.length === 0) return 'unchanged';
    for (const path of removed) await this.#note([path], {}, () => this.#runtime.remove(path));
    if (Object.keys(written).length > ONE_BY_ONE)
      await this.#note(Object.keys(written), written, () => this.#runtime.mount(written));
    else
      for (const [path, contents] of Object.entries(written))
        await this.#note([path], { [path]: contents }, () => this.#runtime.write(path, contents));
    return touched.some(isReadAtStart) ? 'needs-restart' : 'hot';
  }

  /** Does something to these paths, which then hold `contents`, or nothing. */
  async #note(paths: readonly string[], contents: Files, act: () => Promise<void>): Promise<void> {
    for (const path of paths) this.#unsure.add(path);
    await act();
    for (const path of paths) {
      this.#unsure.delete(path);
      const held = contents[path];
      if (held === undefined) this.#held.delete(path);
      else this.#held.set(path, held);
    }
  }
}
