/** Owns the words for how a running app is doing, and for why it stopped. */
import { type BootProgress, type ResourceLimit, RuntimeError } from '../../runtime/runtime.ts';
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

const tooMuch: Readonly<Record<ResourceLimit, string>> = {
  memory:
    'The app took more memory than it may, so it was ended before your machine ran out. Look for a list that grows with every request, or for a loop that keeps what it makes.',
  processor:
    'The app kept the processor busy for twenty minutes without a rest. Look for a loop without an end in a worker or in a process that it started.',
  processes: 'The app started more processes than it may. Look for a process that starts itself again.',
  disk: 'The app wrote more files than it may. They were removed; your own files are kept. Look for writing that never stops.',
  output: 'The app printed more within a minute than anybody can read. Look for a console.log in a loop.',
};

/** Node aborts when its heap is full: 128 and the signal's number. */
const OUT_OF_MEMORY = 134;

/** What the end of the server means. */
export const explainEnd = (end: ServerEnd): Stop => {
  if (end.kind === 'limited') return { reason: tooMuch[end.limit], fault: 'code' };
  const doing = end.busyWith ? ` while it answered ${end.busyWith}` : '';
  if (end.kind === 'exited' && end.code === OUT_OF_MEMORY) {
    return {
      reason: `The server ran out of memory${doing}. That is what something that never stops growing looks like.`,
      fault: 'code',
    };
  }
  if (end.kind === 'exited') {
    // Nothing of ours ends the server from inside. A signal comes from outside, or from what Node is made of.
    const isFromInside = end.code === 0 || (end.code < 128 && end.busyWith !== null);
    if (isFromInside) {
      const reason = `The server ended by itself (exit code ${end.code})${doing}. Look for process.exit in the code.`;
      return { reason, fault: 'code' };
    }
    return { reason: `The server crashed, or something ended it (exit code ${end.code}).`, fault: 'ours' };
  }
  return {
    reason: `The server stopped answering${doing}. That is what an endless loop looks like.`,
    fault: 'code',
  };
};
