/**
 * Owns reading a file that this site has written: JSON that says its kind and its version first. It may be anything; it is
 * refused with the reason, or read whole. Pure.
 */
import * as z from 'zod';
import { oneLine } from '../files/one-line.ts';

export interface FileRules<Contents> {
  /** What the file says of itself. */
  readonly kind: string;
  /** The newest version that can be read. */
  readonly version: number;
  /** Characters. */
  readonly longest: number;
  readonly shape: z.ZodType<Contents>;
  /** A sentence each, for whoever chose the file. */
  readonly words: {
    readonly tooLarge: string;
    /** It is not of this kind. */
    readonly foreign: string;
    /** It was written by a newer version of the site. */
    readonly newer: string;
  };
}

export type ReadFile<Contents> =
  | { readonly kind: 'read'; readonly contents: Contents }
  | { readonly kind: 'refused'; readonly why: string };

/** Names in a file may be anything, and what is said of them stands in a sentence. */
const told = (text: string): string => oneLine(text).slice(0, 150);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** @returns what a file holds, or why it is not taken. */
export function readJsonFile<Contents>(
  text: string,
  { kind, version, longest, shape, words }: FileRules<Contents>,
): ReadFile<Contents> {
  const refused = (why: string): ReadFile<Contents> => ({ kind: 'refused', why });
  if (text.length > longest) return refused(words.tooLarge);
  const given = parse(text);
  if (given === undefined) return refused('It is not JSON, or a part of it is missing.');
  const head = z.object({ kind: z.literal(kind), version: z.number() }).safeParse(given);
  if (!head.success) return refused(words.foreign);
  if (head.data.version > version) return refused(words.newer);
  const parsed = shape.safeParse(given);
  if (parsed.success) return { kind: 'read', contents: parsed.data };
  const [issue] = parsed.error.issues;
  const place = told(issue?.path.join(', ') ?? '') || 'its beginning';
  return refused(`It is damaged at ${place}: ${told(issue?.message ?? '')}.`);
}
