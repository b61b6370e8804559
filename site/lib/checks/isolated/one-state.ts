/**
 * Owns the one state of the app that a run of own checks may have put aside. The app keeps each until it is put back, and
 * whether it does is not for somebody's own checks to decide. Pure.
 */
import type { Control } from '../../sandbox/client/sandbox.ts';

export interface OneState extends Pick<Control, 'save' | 'restore'> {
  /** Puts the app back where the checks have not. Never rejects: an app that died meanwhile starts fresh anyway. */
  putBack(): Promise<void>;
}

/** @param control The app's as it is now: another one after each start. */
export function keepOneState(control: () => Pick<Control, 'save' | 'restore' | 'reset'>): OneState {
  let kept: Promise<string> | null = null;
  const saveOnce = (): Promise<string> => {
    const saving = control().save();
    saving.catch(() => {
      if (kept === saving) kept = null;
    });
    return saving;
  };
  return {
    save() {
      kept ??= saveOnce();
      return kept;
    },
    async restore(id) {
      if (kept === null || (await kept) !== id) throw new Error('There is no such saved state.');
      kept = null;
      return await control().restore(id);
    },
    async putBack() {
      try {
        if (kept === null) return;
        const id = await kept;
        kept = null;
        // First, so that nothing that a check holds is still held.
        await control().reset({ seed: crypto.randomUUID() });
        await control().restore(id);
      } catch {
        // It starts fresh.
      }
    },
  };
}
