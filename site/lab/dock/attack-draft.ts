/** Owns what was last typed into the Attack form of a lesson, kept as long as the tab; and reading its arguments. */

import { atom } from 'nanostores';
import * as z from 'zod';
import * as texts from '#texts/attack.ts';
import { person } from '../../lib/sandbox/sandbox.ts';

const draftShape = z.object({
  /** `name` or, where two files export it, `name@file`. */
  action: z.string(),
  person,
  origin: z.enum(['same', 'other', 'none']),
  page: z.string(),
  args: z.string(),
});
export type AttackDraft = z.infer<typeof draftShape>;

/** A draft that another instrument asks the Attack form to take. */
export const wantedDraft = atom<AttackDraft | null>(null);

const key = (lesson: string): string => `server-actions-lab:attack:${lesson}`;
const empty: AttackDraft = { action: '', person: 'anon', origin: 'same', page: '', args: '[]' };

export function loadDraft(lesson: string): AttackDraft {
  try {
    return draftShape.parse(JSON.parse(sessionStorage.getItem(key(lesson)) ?? ''));
  } catch {
    return empty;
  }
}

export function saveDraft(lesson: string, draft: AttackDraft): void {
  try {
    sessionStorage.setItem(key(lesson), JSON.stringify(draft));
  } catch {
    // Kept as long as the page is.
  }
}

/** Some site that is not the app's. */
const OTHER_SITE = 'https://elsewhere.example';

/** The draft's origin as the sandbox takes it. */
export const originOf = ({ origin }: AttackDraft): string => (origin === 'other' ? OTHER_SITE : origin);

export type Arguments =
  | { readonly ok: true; readonly values: readonly unknown[] }
  | { readonly ok: false; readonly problem: string };

/** Reads arguments as typed. @returns what is wrong with them in words, if anything is. */
export function readArguments(text: string): Arguments {
  let value: unknown;
  try {
    value = JSON.parse(text.trim() === '' ? '[]' : text);
  } catch {
    const hint = text.includes("'") ? texts.andDoubleQuotes : '';
    return { ok: false, problem: texts.notJsonYet(hint) };
  }
  if (Array.isArray(value)) return { ok: true, values: value };
  return { ok: false, problem: texts.notAList(text.trim()) };
}
