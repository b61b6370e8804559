/** Owns the words for how a running app is doing, and for why it stopped. */
import { type BootProgress, RuntimeError } from '../../runtime/runtime.ts';
import type { CompileError } from '../sandbox.ts';
import type { Previews } from './previews.ts';
import type { ServerEnd } from './server-process.ts';

export type SandboxStatus =
  | { readonly phase: 'booting'; readonly progress: BootProgress | null }
  | { readonly phase: 'mounting' }
  | { readonly phase: 'starting' }
  | { readonly phase: 'compiling' }
  | { readonly phase: 'ready'; readonly previews: Previews }
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

/** Whatever was thrown, as an Error. */
export const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
export const notRunning = (): RuntimeError =>
  new RuntimeError('lost', 'The app is not running at the moment.');

/** Why the app stopped, and whose doing it was. */
export interface Stop {
  readonly reason: string;
  readonly fault: 'ours' | 'code';
}

/** What the end of the server means. */
export const explainEnd = (end: ServerEnd): Stop => {
  if (end.kind === 'exited') {
    return {
      reason: `The server ended by itself (exit code ${end.code}).`,
      fault: end.code === 0 ? 'code' : 'ours',
    };
  }
  const doing = end.busyWith ? ` while it answered ${end.busyWith}` : '';
  return {
    reason: `The server stopped answering${doing}. That is what an endless loop looks like.`,
    fault: 'code',
  };
};
