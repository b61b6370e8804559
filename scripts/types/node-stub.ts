/** Owns what the editor knows of Node itself: the few names that an app's own files use, typed; everything else is `any`. */
const GLOBALS = `declare namespace NodeJS {
  interface ProcessEnv { readonly NODE_ENV: 'development' | 'production' | 'test'; [name: string]: string | undefined }
  interface Process { env: ProcessEnv; cwd(): string; readonly version: string; on(event: string, listener: (...args: any[]) => void): this }
  interface Timeout { ref(): this; unref(): this }
  interface ReadableStream {}
  interface WritableStream {}
  interface ErrnoException extends Error { code?: string; errno?: number; path?: string; syscall?: string }
  type ArrayBufferView = globalThis.ArrayBufferView;
}
declare var process: NodeJS.Process;
declare var global: typeof globalThis;
declare function setImmediate(work: (nothing: void) => void): unknown;
declare function setImmediate<T extends any[]>(work: (...args: T) => void, ...args: T): unknown;
interface Buffer extends Uint8Array { toString(encoding?: 'utf8' | 'hex' | 'base64' | 'base64url' | 'latin1', start?: number, end?: number): string; equals(other: Uint8Array): boolean }
declare var Buffer: {
  from(data: string | ArrayBuffer | Uint8Array | readonly number[], encoding?: string): Buffer;
  alloc(size: number): Buffer;
  concat(parts: readonly Uint8Array[]): Buffer;
  byteLength(text: string, encoding?: string): number;
  isBuffer(value: unknown): value is Buffer;
};
`;

const MODULES = `declare module 'node:async_hooks' {
  export class AsyncLocalStorage<T> {
    run<R>(store: T, work: () => R): R;
    getStore(): T | undefined;
    enterWith(store: T): void;
    exit<R>(work: () => R): R;
  }
}
declare module 'node:crypto' {
  type Data = string | Uint8Array;
  interface Hash { update(data: Data, encoding?: string): this; digest(): Buffer; digest(encoding: 'hex' | 'base64' | 'base64url'): string }
  export function randomUUID(): \`\${string}-\${string}-\${string}-\${string}-\${string}\`;
  export function randomBytes(size: number): Buffer;
  export function randomInt(below: number): number;
  export function randomInt(from: number, below: number): number;
  export function createHash(algorithm: string): Hash;
  export function createHmac(algorithm: string, key: Data): Hash;
  export function timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean;
}
declare module 'node:*';
declare module 'server-only' {}
declare module 'client-only' {}
`;

/** Text by path. */
export const nodeStub: Readonly<Record<string, string>> = {
  '/node_modules/@types/node/index.d.ts': GLOBALS,
  '/node_modules/@types/node/modules.d.ts': MODULES,
};
