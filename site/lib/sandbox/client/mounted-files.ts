/** Owns what files a runtime holds, and writing only the difference. */
import { diffFiles, type Files } from '../../files/files.ts';
import type { Runtime } from '../../runtime/runtime.ts';

/** More files than this go over in one piece. */
const ONE_BY_ONE = 3;

// Read by Next only when it starts.
const READ_AT_START =
  /^(next\.config\.\w+|proxy\.\w+|middleware\.\w+|instrumentation(-client)?\.\w+|package\.json|tsconfig\.json|\.env.*)$/;

export class MountedFiles {
  readonly #runtime: Runtime;
  #held: Files = {};

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /**
   * Makes the runtime hold exactly these files.
   * @returns what it took: nothing, a write that the running app notices, or one that Next reads only when it starts.
   */
  async write(files: Files): Promise<'unchanged' | 'hot' | 'needs-restart'> {
    const { written, removed } = diffFiles(this.#held, files);
    const touched = [...Object.keys(written), ...removed];
    if (touched.length === 0) return 'unchanged';
    for (const path of removed) await this.#runtime.remove(path);
    if (Object.keys(written).length > ONE_BY_ONE) await this.#runtime.mount(written);
    else for (const [path, contents] of Object.entries(written)) await this.#runtime.write(path, contents);
    this.#held = files;
    return touched.some((path) => READ_AT_START.test(path)) ? 'needs-restart' : 'hot';
  }
}
