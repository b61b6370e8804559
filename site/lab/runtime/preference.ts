/** Owns remembering which runtime the learner chose in this browser. */
import { atom } from 'nanostores';
import type { RuntimeKind } from '../../lib/runtime/runtime.ts';

const KEY = 'server-actions-lab:runtime';
const isKind = (value: unknown): value is RuntimeKind => value === 'webcontainer' || value === 'local';

const read = (): RuntimeKind | null => {
  try {
    const value = localStorage.getItem(KEY);
    return isKind(value) ? value : null;
  } catch {
    return null;
  }
};

/** The learner's choice; null as long as none was made. */
export const runtimePreference = atom<RuntimeKind | null>(null);

/** Reads what was chosen before. */
export const loadRuntimePreference = (): void => runtimePreference.set(read());

export function preferRuntime(kind: RuntimeKind): void {
  runtimePreference.set(kind);
  try {
    localStorage.setItem(KEY, kind);
  } catch {
    // Without storage the choice lives as long as the page.
  }
}
