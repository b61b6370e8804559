/**
 * Owns what a draft is, and what storage must do to keep one per lesson: never write over what it was not told of.
 * Whatever is read is parsed, since anything may have written it.
 */
import * as z from 'zod';
import { editsShape } from './edits.ts';

const replacement = z.object({
  label: z.string(),
  edits: editsShape,
  /** The only file that something took the place of; null for all. */
  file: z.string().nullable().default(null),
  madeFor: z.string().nullable().default(null),
});
/** Edits that something else took the place of, and what that was, in words ("the reset"). */
export type Replacement = z.infer<typeof replacement>;

export const draftShape = z.object({
  edits: editsShape,
  /** What can be taken back, the newest last; also after a reload. */
  replaced: z.array(replacement).default([]),
  /** The version of the lesson's files that the edits were made over; null where nobody noted it. */
  madeFor: z.string().nullable().default(null),
});
export type Draft = z.infer<typeof draftShape>;

/** A draft as it is kept. */
export interface KeptDraft {
  readonly draft: Draft;
  /** Grows by one each time, whoever saves. */
  readonly revision: number;
  /** The tab that saved it; null where nobody noted it. */
  readonly by: string | null;
}

/** `newer`: another tab has saved meanwhile; nothing was written, and this is what is kept. */
export type SaveResult =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'newer'; readonly kept: KeptDraft };

export interface DraftStore {
  /** Null where there is none. @throws what the browser says if it cannot be read. */
  load(lesson: string): Promise<KeptDraft | null>;
  /**
   * Keeps a draft that was built on a revision, if that still is what is kept; in one step, also between tabs.
   * @param over The revision; 0 for none.
   * @param by The tab that saves.
   * @throws what the browser says if it refuses; then what was kept is still there.
   */
  save(lesson: string, draft: Draft, over: number, by: string): Promise<SaveResult>;
}

const keptShape = draftShape.extend({
  revision: z.number().int().min(1).default(1),
  by: z.string().nullable().default(null),
  /** As drafts were kept before several steps could be taken back. */
  before: replacement.nullish(),
});

/** What a store keeps for a draft. */
export const toKept = ({ draft, revision, by }: KeptDraft): unknown => ({ ...draft, revision, by });

/** Reads what a store holds: null for nothing, "damaged" for what nobody can read. */
export function fromKept(value: unknown): KeptDraft | 'damaged' | null {
  if (value === undefined || value === null) return null;
  const parsed = keptShape.safeParse(value);
  if (!parsed.success) return 'damaged';
  const { revision, by, before, ...draft } = parsed.data;
  return { draft: before ? { ...draft, replaced: [...draft.replaced, before] } : draft, revision, by };
}
