/** Owns what was compiled last in an app, and what came of it: nothing is compiled twice for the same files and server. */
import { atom, type ReadableAtom } from 'nanostores';
import type { Files } from '../../files/files.ts';
import type { CompileError } from '../sandbox.ts';
import type { ServerProcess } from './server-process.ts';

interface Last {
  readonly server: ServerProcess;
  readonly files: Files;
  readonly errors: Promise<CompileError[]>;
}

export class Compilation {
  readonly #errors = atom<readonly CompileError[]>([]);
  #revision = 0;
  /** What was compiled last, or is being compiled. */
  #last: Last | null = null;

  /** What did not compile at the newest revision. */
  get errors(): ReadableAtom<readonly CompileError[]> {
    return this.#errors;
  }

  /** Grows with each compilation. */
  get revision(): number {
    return this.#revision;
  }

  /** What was compiled before says nothing about files that were written since. */
  forget(): void {
    this.#last = null;
  }

  /** Waits until these files, which have been written, answer and everything was compiled. @throws what the server says. */
  async of(server: ServerProcess, files: Files): Promise<void> {
    if (this.#last?.server !== server || this.#last.files !== files) {
      const errors = server.remote.barrier({ revision: ++this.#revision });
      this.#last = { server, files, errors };
    }
    const mine = this.#last;
    try {
      const errors = await mine.errors;
      // What came of older files is of no interest any more.
      if (this.#last === mine) this.#errors.set(errors);
    } catch (error) {
      // The next one has to ask anew.
      if (this.#last === mine) this.#last = null;
      throw error;
    }
  }
}
