/**
 * Owns what the address of an embed asks for: `?lesson=own-the-row` or the fragment of a shared link, and how it is to
 * look. docs/embedding.md says it to those who write such addresses. Pure.
 */

import * as z from 'zod';
import * as texts from '#texts/embed.ts';
import { isLink } from '../../lib/playground/share/link.ts';

export const PANELS = ['code', 'app', 'checks'] as const;
export type Panel = (typeof PANELS)[number];
export type Theme = 'light' | 'dark';

export interface Look {
  /** Null to follow the visitor's system. */
  readonly theme: Theme | null;
  readonly isReadOnly: boolean;
  readonly hidden: readonly Panel[];
  /** The file that is opened first; null for the one that the lesson names. */
  readonly file: string | null;
}

export type Embedded =
  | { readonly kind: 'lesson'; readonly lesson: string; readonly look: Look }
  | { readonly kind: 'shared'; readonly fragment: string; readonly look: Look }
  | { readonly kind: 'refused'; readonly why: string };

const panels = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.enum(PANELS)));
const shape = z.object({
  lesson: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .optional(),
  file: z.string().min(1).max(240).nullable().default(null),
  theme: z.enum(['light', 'dark']).nullable().default(null),
  readonly: z
    .enum(['0', '1', 'true', 'false'])
    .transform((text) => text === '1' || text === 'true')
    .default(false),
  hide: panels.default([]),
});

const refused = (why: string): Embedded => ({ kind: 'refused', why });

/** @param search The address's query. @param fragment Its fragment, with the `#`. */
export function embeddedBy(search: string, fragment: string): Embedded {
  const parsed = shape.safeParse(Object.fromEntries(new URLSearchParams(search)));
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0];
    return refused(texts.cannotHave(String(name)));
  }
  const { lesson, file, theme, readonly: isReadOnly, hide: hidden } = parsed.data;
  if (hidden.includes('code') && hidden.includes('app')) return refused(texts.hidesBoth);
  const look = { theme, isReadOnly, hidden, file };
  if (isLink(fragment)) return { kind: 'shared', fragment, look };
  if (lesson === undefined) return refused(texts.namesNothing);
  return { kind: 'lesson', lesson, look };
}
