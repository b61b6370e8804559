/**
 * Owns what a playground's code is: what it began from and what differs from that, which is all that is kept, shared and
 * exported. Pure.
 */
import type { Files } from '../files/files.ts';

/** What a playground began from: the bare app, a lesson's starter or solution, or one of the examples. */
export type Base =
  | { readonly kind: 'template' }
  | { readonly kind: 'lesson'; readonly lesson: string; readonly code: 'starter' | 'solution' }
  | { readonly kind: 'example'; readonly example: string };

/** By path: a text, the bytes of any other file, or null for a file of the base that was deleted. */
export type Changes = Readonly<Record<string, Files[string] | null>>;

export interface PlaygroundCode {
  /** As its owner calls it. */
  readonly name: string;
  readonly base: Base;
  /** The digest of the base's files that the changes were made over; null where nobody noted it. */
  readonly madeFor: string | null;
  readonly changes: Changes;
  /** The text of its own checks; null for none. */
  readonly checks: string | null;
}
