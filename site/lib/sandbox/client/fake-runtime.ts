/**
 * Owns a runtime for tests that runs nothing: its files lie in a map, and its processes are sandbox servers made of a few
 * lines, which speak the real protocol on stdin and stdout and break when they are told to.
 */
import { createResponder, type Handlers, type Responder } from '../../rpc/rpc.ts';
import type {
  ResourceLimit,
  Runtime,
  RuntimeError,
  RuntimeProcess,
  ServerEvent,
} from '../../runtime/runtime.ts';
import {
  createLineReader,
  decodeLine,
  encodeLine,
  type SandboxProtocol,
  sandboxProtocol,
} from '../protocol.ts';
import type { CompileError, Person, Tables } from '../sandbox.ts';

export const PORTS: Record<Person, number> = { anon: 4001, ana: 4002, ben: 4003, orla: 4004, otto: 4005 };

// A real process takes a while to say its first word. Taken before the clock is replaced.
const afterStart = globalThis.setImmediate;

/** A sandbox server made of a few lines: speaks the real protocol on a fake process's stdin and stdout. */
export class FakeServer {
  readonly env: Readonly<Record<string, string>>;
  readonly process: RuntimeProcess;
  readonly revisions: number[] = [];
  /** What a reset waits for. */
  reset: Promise<unknown> = Promise.resolve();
  /** What was asked about the app's data, in order. */
  readonly asked: ('reset' | 'save' | 'restore' | 'dump')[] = [];
  tables: Tables = {};
  origins: unknown = null;
  /** True while learner code holds the process: nothing is read, nothing is answered. */
  silent = false;
  compileErrors: readonly CompileError[] = [];
  /** What a barrier waits for. */
  barrier: Promise<unknown> = Promise.resolve();
  readonly #responder: Responder<SandboxProtocol>;
  readonly #exit = Promise.withResolvers<number>();
  #out: ReadableStreamDefaultController<string> | null = null;
  killed = false;
  /** Why the runtime ended it. */
  limit: ResourceLimit | null = null;

  constructor(env: Readonly<Record<string, string>>, failsWith: string | null, startHangs: boolean) {
    this.env = env;
    const nonce = env.LAB_NONCE ?? '';
    this.#responder = createResponder(sandboxProtocol, this.#handlers(failsWith, startHangs), (message) => {
      if (!this.silent) this.print(encodeLine(nonce, message));
    });
    const read = createLineReader((text) => {
      const line = decodeLine(nonce, text);
      if (line.kind === 'message' && !this.silent) this.#responder.receive(line.message);
    });
    const limit = (): ResourceLimit | null => this.limit;
    this.process = {
      output: new ReadableStream({
        start: (controller) => {
          this.#out = controller;
        },
      }),
      exit: this.#exit.promise,
      get limit() {
        return limit();
      },
      write: async (text) => read(text),
      kill: () => {
        this.killed = true;
        this.end(137);
      },
    };
    afterStart(() => {
      this.tell('listening', { ports: PORTS });
      if (failsWith !== null) this.tell('failed', { message: failsWith });
    });
  }

  #handlers(failsWith: string | null, startHangs: boolean): Handlers<SandboxProtocol> {
    const absent = (): never => {
      throw new Error('This fake cannot do that.');
    };
    const names = Object.keys(sandboxProtocol.methods).map((name) => [name, absent]);
    const rest = Object.fromEntries(names) as Handlers<SandboxProtocol>;
    return {
      ...rest,
      ready: async () => {
        if (startHangs) await new Promise(() => {});
        if (failsWith !== null) throw new Error(failsWith);
        return { milliseconds: 1 };
      },
      ping: () => 'pong',
      setPreviewOrigins: (origins) => {
        this.origins = origins;
        return null;
      },
      reset: async () => {
        this.asked.push('reset');
        await this.reset;
        return null;
      },
      save: () => {
        this.asked.push('save');
        return 'saved';
      },
      restore: () => {
        this.asked.push('restore');
        return null;
      },
      dump: () => {
        this.asked.push('dump');
        return this.tables;
      },
      barrier: async ({ revision }) => {
        this.revisions.push(revision);
        await this.barrier;
        return [...this.compileErrors];
      },
    };
  }

  print(text: string): void {
    this.#out?.enqueue(text);
  }

  tell: Responder<SandboxProtocol>['emit'] = (event, data) => this.#responder.emit(event, data);

  end(code: number, limit: ResourceLimit | null = null): void {
    this.limit = limit;
    this.#exit.resolve(code);
  }
}

export interface FakeRuntime {
  readonly runtime: Runtime;
  readonly files: Map<string, string | Uint8Array>;
  /** What was done to the files, in order. */
  readonly done: string[];
  readonly servers: FakeServer[];
  /** The message with which each coming server fails to start; null for a good start. */
  failsWith: string | null;
  /** Whether each coming server hangs at its first page. */
  startHangs: boolean;
  /** What each coming server does not compile. */
  compileErrors: readonly CompileError[];
  disposed: number;
  lose(error: RuntimeError): void;
}

export const fakeRuntime = (): FakeRuntime => {
  const lost = new Set<(error: RuntimeError) => void>();
  const absent = async (): Promise<never> => {
    throw new Error('This fake cannot do that.');
  };
  const fake: FakeRuntime = {
    files: new Map(),
    done: [],
    servers: [],
    failsWith: null,
    startHangs: false,
    compileErrors: [],
    disposed: 0,
    lose(error) {
      for (const server of fake.servers) server.end(137);
      for (const listener of lost) listener(error);
    },
    runtime: {
      kind: 'local',
      profile: 'native',
      packages: {},
      findPackage: absent,
      async mount(files) {
        fake.done.push(`mount ${Object.keys(files).length}`);
        for (const [path, contents] of Object.entries(files)) fake.files.set(path, contents);
      },
      async write(path, contents) {
        fake.done.push(`write ${path} ${contents}`);
        fake.files.set(path, contents);
      },
      async remove(path) {
        fake.done.push(`remove ${path}`);
        fake.files.delete(path);
      },
      read: absent,
      list: absent,
      async spawn(_command, _args, { env = {} } = {}) {
        const server = new FakeServer(env, fake.failsWith, fake.startHangs);
        server.compileErrors = fake.compileErrors;
        fake.servers.push(server);
        return server.process;
      },
      openShell: () => Promise.reject(new Error('There is no shell in a runtime that runs nothing.')),
      onServer(listener: (event: ServerEvent) => void) {
        for (const port of Object.values(PORTS)) listener({ port, url: `http://localhost:${port}/` });
        return () => {};
      },
      onLost(listener) {
        lost.add(listener);
        return () => lost.delete(listener);
      },
      async dispose() {
        fake.disposed += 1;
        for (const server of fake.servers) server.end(137);
      },
    },
  };
  return fake;
};
