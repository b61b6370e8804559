/**
 * Owns the addresses of playgrounds: `?open=ID` is a saved one; everything else begins one: `?from=own-the-row` with the
 * person's own code of a lesson, `&code=starter` or `solution` with the lesson's, `?from=template`, `?example=minimal-action`. Pure.
 */
import { baseShape } from './base.ts';
import type { Base } from './code.ts';

export type Wanted =
  /** The list of playgrounds, and what one can begin from. */
  | { readonly kind: 'home' }
  | { readonly kind: 'open'; readonly id: string }
  | { readonly kind: 'begin'; readonly base: Base; readonly withOwnEdits: boolean }
  | { readonly kind: 'refused'; readonly why: string };

const begin = (base: unknown, withOwnEdits = false): Wanted => {
  const { data } = baseShape.safeParse(base);
  if (data) return { kind: 'begin', base: data, withOwnEdits };
  return { kind: 'refused', why: 'The address names something that no playground can begin from.' };
};

/** What an address asks for. @param search Its query, such as `?from=own-the-row`. */
export function wantedBy(search: string): Wanted {
  const query = new URLSearchParams(search);
  const [id, from, example, code] = ['open', 'from', 'example', 'code'].map((name) => query.get(name));
  if (id) {
    if (/^[\w-]{1,64}$/.test(id)) return { kind: 'open', id };
    return { kind: 'refused', why: 'The address names no playground.' };
  }
  if (example) return begin({ kind: 'example', example });
  if (from === 'template') return begin({ kind: 'template' });
  if (from && code && code !== 'mine') return begin({ kind: 'lesson', lesson: from, code });
  return from ? begin({ kind: 'lesson', lesson: from, code: 'starter' }, true) : { kind: 'home' };
}

/** The query of an address that begins a playground. */
export function beginQuery(base: Base, withOwnEdits = false): string {
  if (base.kind === 'template') return '?from=template';
  if (base.kind === 'example') return `?example=${base.example}`;
  return `?from=${base.lesson}${withOwnEdits ? '' : `&code=${base.code}`}`;
}
