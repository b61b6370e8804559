/**
 * Owns one shell of a lesson: opening it in a terminal, carrying what is typed and printed, and its end. The terminal is
 * given, so that this needs none.
 */
import { atom, type ReadableAtom } from 'nanostores';
import type { ResourceLimit, RuntimeShell, TerminalSize } from '../../../lib/runtime/runtime.ts';
import type { Sandbox } from '../../../lib/sandbox/client/sandbox.ts';

export interface ShellTerminal {
  readonly size: TerminalSize;
  /** Resolves when it has taken the text, and can take more. */
  print(text: string): Promise<void>;
  clear(): void;
  /** What is selected, or everything. */
  text(): string;
  focus(): void;
  dispose(): void;
}

export interface TerminalEvents {
  typed(text: string): void;
  resized(size: TerminalSize): void;
}

export type ShellState =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  /** Its text is still there to be read. */
  | { readonly kind: 'ended'; readonly limit: ResourceLimit | null }
  | { readonly kind: 'refused'; readonly why: string };

export interface ShellControl {
  readonly state: ReadableAtom<ShellState>;
  /** The terminal that is shown; null if there is none. */
  readonly terminal: ReadableAtom<ShellTerminal | null>;
  /** Opens a shell in place of the one there is. */
  open(): Promise<void>;
  /** Ends the shell, and takes its terminal away. */
  end(): void;
}

/** @param makeTerminal Rejects if there can be no terminal. */
export function createShellControl(
  openShell: Sandbox['openShell'],
  makeTerminal: (events: TerminalEvents) => Promise<ShellTerminal>,
): ShellControl {
  const state = atom<ShellState>({ kind: 'none' });
  const terminal = atom<ShellTerminal | null>(null);
  let shell: RuntimeShell | null = null;
  /** Only the newest shell counts; what an older one does comes too late. */
  let newest = 0;

  const end = (): void => {
    newest += 1;
    shell?.kill();
    shell = null;
    terminal.get()?.dispose();
    terminal.set(null);
    state.set({ kind: 'none' });
  };
  const carry = async (from: RuntimeShell, to: ShellTerminal, mine: number): Promise<void> => {
    await from.output
      .pipeTo(new WritableStream({ write: (chunk) => (mine === newest ? to.print(chunk) : undefined) }))
      // What it printed is not worth more than that it has ended.
      .catch(() => {});
    await from.exit;
    if (mine !== newest) return;
    shell = null;
    state.set({ kind: 'ended', limit: from.limit });
  };

  return {
    state,
    terminal,
    end,
    async open() {
      end();
      const mine = newest;
      state.set({ kind: 'opening' });
      /** What the terminal became while its shell was being opened. */
      let resized: TerminalSize | null = null;
      try {
        const made = await makeTerminal({
          // Whoever types into a shell that has just ended is told so by its state.
          typed: (text) => void shell?.write(text).catch(() => {}),
          resized(size) {
            if (mine !== newest) return;
            if (shell) shell.resize(size);
            else resized = size;
          },
        });
        if (mine !== newest) return made.dispose();
        terminal.set(made);
        const opened = await openShell(made.size);
        if (mine !== newest) return opened.kill();
        shell = opened;
        if (resized) shell.resize(resized);
        state.set({ kind: 'open' });
        made.focus();
        void carry(opened, made, mine);
      } catch (error) {
        if (mine !== newest) return;
        end();
        state.set({ kind: 'refused', why: error instanceof Error ? error.message : String(error) });
      }
    },
  };
}
