/** Owns something of the app that a check makes wait: knowing that it has come, and letting it go on. */
import type { Control } from '../sandbox/client/sandbox.ts';

export interface Held {
  /** Resolves when something waits here; never, if nothing comes before the release. */
  readonly held: Promise<void>;
  /** Lets everything go on that waits here. A second time does nothing. */
  release(): Promise<void>;
}

/** @param id What the sandbox server gave back when it was asked to hold something. */
export function heldAt(control: Control, id: string): Held {
  const held = control.arrived(id).then(() => {});
  // Who does not wait for it need not hear that the app has stopped.
  held.catch(() => {});
  return {
    held,
    async release() {
      await control.letThrough(id);
    },
  };
}
