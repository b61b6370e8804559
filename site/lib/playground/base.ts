/** Owns reading what a playground began from, wherever it was written down, and saying it in words. Pure. */
import * as z from 'zod';
import type { Base } from './code.ts';

/** Ids are names of folders: whatever else stands there is nobody's. */
const id = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/);

export const baseShape: z.ZodType<Base> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('template') }),
  z.object({ kind: z.literal('lesson'), lesson: id, code: z.enum(['starter', 'solution']) }),
  z.object({ kind: z.literal('example'), example: id }),
]);

/** What lessons and examples are called; an id that is not among them is named by itself. */
export interface BaseNames {
  readonly lessons: Readonly<Record<string, string>>;
  readonly examples: Readonly<Record<string, string>>;
}

const named = (names: Readonly<Record<string, string>>, key: string): string =>
  (Object.hasOwn(names, key) ? names[key] : undefined) ?? key;

/** "the bare app", "the start of S2 Someone else’s order", "the example A rate limit". */
export function baseInWords(base: Base, { lessons, examples }: BaseNames): string {
  if (base.kind === 'template') return 'the bare app';
  if (base.kind === 'example') return `the example “${named(examples, base.example)}”`;
  return `the ${base.code === 'starter' ? 'start' : 'solution'} of ${named(lessons, base.lesson)}`;
}
