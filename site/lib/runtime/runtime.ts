/**
 * Owns what a runtime is: a place where files lie and processes run, near the learner.
 * Everything else in the product is built on this interface, and nothing else may know which runtime it has.
 */
import type { Files } from '../files/files.ts';
import type { Packages } from '../files/packages.ts';

export type RuntimeKind = 'webcontainer' | 'local';

/**
 * What Node can do in a runtime. `native`: everything. `container`: no native add-ons and no async context of its own,
 * which is all that a browser's engine offers; Next.js runs there with webpack, wasm and our async-context shim.
 */
export type RuntimeProfile = 'native' | 'container';

export type RuntimeErrorCode =
  | 'unsupported-browser'
  | 'not-isolated'
  | 'unreachable'
  /** It is there, and could not make ready what every app needs. */
  | 'not-prepared'
  | 'timeout'
  | 'denied'
  | 'out-of-memory'
  | 'lost';

/** A failure of the runtime, never of the learner's code. The message says what to do next. */
export class RuntimeError extends Error {
  override name = 'RuntimeError';
  readonly code: RuntimeErrorCode;

  constructor(code: RuntimeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface Entry {
  readonly name: string;
  readonly type: 'file' | 'folder';
}

export interface SpawnOptions {
  /** Folder to run in, relative to the runtime's root. */
  readonly cwd?: string;
  /** Added to the runtime's own minimal environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * What a runtime lets a process and all it started take: memory, time of the processor without a rest, processes at a
 * time, room on the disk, output.
 */
export const resourceLimits = ['memory', 'processor', 'processes', 'disk', 'output'] as const;
export type ResourceLimit = (typeof resourceLimits)[number];

export interface RuntimeProcess {
  /** What the process printed to stdout and stderr, in order, decoded as UTF-8 and never torn inside a character. */
  readonly output: ReadableStream<string>;
  /** Exit code; a process ended by a signal gives 128 plus the signal's number. Never rejects. */
  readonly exit: Promise<number>;
  /** The limit for which the runtime ended the process; null if it did not. Known once it has exited. */
  readonly limit: ResourceLimit | null;
  /** Writes to stdin. End lines with "\n". */
  write(text: string): Promise<void>;
  /** Ends the process and everything it started. */
  kill(): void;
}

/** Of a terminal, in characters: 2 to 1000 each way. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** A process behind a terminal: what is written to it is typed, line ends as "\r" and control characters included. */
export interface RuntimeShell extends RuntimeProcess {
  resize(size: TerminalSize): void;
}

/** A port opened (`url` is where a browser reaches it) or closed (`url` is null). */
export interface ServerEvent {
  readonly port: number;
  readonly url: string | null;
}

export type Unsubscribe = () => void;

export interface Runtime {
  readonly kind: RuntimeKind;
  readonly profile: RuntimeProfile;
  /**
   * What was installed beside the template's packages, in the versions asked for; null where a runtime has the template's
   * and can have no others.
   */
  readonly packages: Packages | null;
  /**
   * Finds the newest version of npm's that fits.
   * @param range A version, a range, or a tag such as "latest".
   * @throws Rejects with an Error that says why there is none, or that others than the template's cannot be had here.
   */
  findPackage(name: string, range: string): Promise<string>;
  /** Writes many files at once; folders are made as needed. */
  mount(files: Files): Promise<void>;
  write(path: string, contents: string | Uint8Array): Promise<void>;
  /** Reads a UTF-8 file. Rejects with an Error whose message starts with ENOENT if there is none. */
  read(path: string): Promise<string>;
  /** Removes a file or a folder with all that is in it; nothing happens if there is none. */
  remove(path: string): Promise<void>;
  list(path: string): Promise<readonly Entry[]>;
  spawn(command: string, args: readonly string[], options?: SpawnOptions): Promise<RuntimeProcess>;
  /**
   * Opens an interactive shell in the runtime's root. It ends like any process.
   * @throws Rejects with an Error that says why, where there can be none.
   */
  openShell(size: TerminalSize): Promise<RuntimeShell>;
  /** Told of every open port, those already open first, and of each change. */
  onServer(listener: (event: ServerEvent) => void): Unsubscribe;
  /** Told once if the runtime is gone and cannot be used again. */
  onLost(listener: (error: RuntimeError) => void): Unsubscribe;
  /** Ends every process and frees everything. May be called twice. */
  dispose(): Promise<void>;
}

/** Progress of work that must be done before a runtime is there, in words for the learner. */
export interface BootProgress {
  /** A local runtime connects and installs; a WebContainer connects to its host, downloads, boots and unpacks. */
  readonly stage: 'connecting' | 'installing' | 'downloading' | 'booting' | 'unpacking';
  /** For example "Installing Next.js and Stagedoor's packages". */
  readonly label: string;
  /** 0 to 1 where it is known. */
  readonly fraction?: number;
  /** Of a download: how much has come, of how much. */
  readonly bytes?: { readonly done: number; readonly total: number };
}

export interface BootOptions {
  readonly signal?: AbortSignal;
  /** What the app names in its `package.json`. Those that are not the template's are installed, where that can be. */
  readonly packages?: Packages;
  onProgress?(progress: BootProgress): void;
}

/** Starts a runtime. Rejects with a {@link RuntimeError}, and never hangs. */
export type BootRuntime = (options?: BootOptions) => Promise<Runtime>;
