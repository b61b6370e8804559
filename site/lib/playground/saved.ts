/** Owns what is noted of a saved playground beside its code: its name, what it began from, when it was worked on. Pure. */

import * as z from 'zod';
import { oneLine } from '../files/one-line.ts';
import { baseShape } from './base.ts';
import { MAX_NAME } from './limits.ts';

const time = z.number().min(0);

export const savedShape = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  name: z.string().min(1).max(MAX_NAME),
  base: baseShape,
  /** Milliseconds since 1970, as every time here. */
  createdAt: time,
  changedAt: time,
  /** When it was deleted; for a while it can be brought back. */
  deletedAt: time.nullable().default(null),
});
export type Saved = Readonly<z.infer<typeof savedShape>>;

/** Under this a playground's draft, history and open files are kept. No lesson's id has a slash in it. */
export const workId = (id: string): string => `playground/${id}`;

/** A deleted playground can be brought back for so long. */
export const BROUGHT_BACK_WITHIN_MS = 7 * 24 * 3600_000;

export const isGone = ({ deletedAt }: Saved, now: number): boolean =>
  deletedAt !== null && now - deletedAt > BROUGHT_BACK_WITHIN_MS;

/** A name as it is kept: one line, without what cannot be seen, not longer than it may be; null for none. */
export function cleanName(text: string): string | null {
  const name = [...oneLine(text)].slice(0, MAX_NAME).join('');
  return name.slice(0, MAX_NAME).trim().toWellFormed() || null;
}

/** A name that none of the others has: "Tickets", "Tickets 2", "Tickets 3". */
export function freeName(wanted: string, taken: readonly string[]): string {
  const name = cleanName(wanted) ?? 'Playground';
  const stem = name.replace(/ \d{1,4}$/, '');
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : ` ${number}`;
    const next = number === 1 ? name : stem.slice(0, MAX_NAME - end.length) + end;
    if (!taken.includes(next)) return next;
  }
}

/** What can be read of what was kept, the newest first, and how many could not. */
export function readSaved(kept: readonly unknown[]): { readonly saved: Saved[]; readonly damaged: number } {
  const parsed = kept.map((each) => savedShape.safeParse(each));
  const saved = parsed.flatMap(({ data }) => (data ? [data] : []));
  return {
    saved: saved.sort((a, b) => b.changedAt - a.changedAt),
    damaged: parsed.length - saved.length,
  };
}
