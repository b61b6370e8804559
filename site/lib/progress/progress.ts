/** Owns which lessons were passed, when, and with which code; kept in this browser and shared between its tabs. */
import { persistentAtom } from '@nanostores/persistent';
import type { ReadableAtom } from 'nanostores';
import * as z from 'zod';

const passed = z.object({
  /** Milliseconds since 1970, of the first time. */
  at: z.number(),
  checks: z.array(z.string()),
  edits: z.record(z.string(), z.string()),
});
const progressShape = z.record(z.string(), passed);
export type Progress = z.infer<typeof progressShape>;

const decode = (text: string): Progress => {
  try {
    const parsed = progressShape.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
};

const store = persistentAtom<Progress>('server-actions-lab:progress', {}, { encode: JSON.stringify, decode });

/** Passed lessons by id. */
export const progress: ReadableAtom<Progress> = store;

/** Notes that a lesson was passed. The first time stays, with the code that passed then. */
export function notePassed(
  lesson: string,
  checks: readonly string[],
  edits: Readonly<Record<string, string>>,
): void {
  if (store.get()[lesson]) return;
  store.set({ ...store.get(), [lesson]: { at: Date.now(), checks: [...checks], edits: { ...edits } } });
}
