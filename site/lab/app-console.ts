/** Owns what the app's pages printed to the browser's console, over all pages that the learner opened in a lesson. */
import { atom, type ReadableAtom } from 'nanostores';
import type { ConsoleLine } from '../lib/preview/protocol.ts';

const KEPT = 500;

export interface AppConsole {
  readonly lines: ReadableAtom<readonly ConsoleLine[]>;
  note(line: ConsoleLine): void;
  clear(): void;
}

export function createAppConsole(): AppConsole {
  const lines = atom<readonly ConsoleLine[]>([]);
  return {
    lines,
    note: (line) => lines.set([...lines.get().slice(1 - KEPT), line]),
    clear: () => lines.set([]),
  };
}
