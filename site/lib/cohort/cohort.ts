/**
 * Owns what a lead gives a team: lessons in an order with their due dates, whom to ask, and where evidence goes. A file or
 * what a link unpacks to may be anything; it is refused with the reason, or read whole. Pure.
 */
import * as z from 'zod';
import { readJsonFile } from '../envelope/json-file.ts';
import { ONE_LINE } from '../files/one-line.ts';

const KIND = 'server-actions-lab/cohort';
const VERSION = 1;

export const COHORT_LIMITS = {
  /** Characters of the whole file. */
  file: 50_000,
  lessons: 200,
  name: 60,
  contact: 160,
  sendTo: 300,
} as const;

/** One line. What is shown of somebody else must not change how the rest of the page reads; joiners make letters of some scripts. */
const line = (most: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(ONE_LINE, 'one line of text')
    .refine((text) => text.trim() === text, 'one line of text');

const stepShape = z.strictObject({
  lesson: z.string().regex(/^[a-z][a-z0-9-]{0,80}$/, 'the id of a lesson'),
  /** A day such as 2026-12-04, the last one that is not late; null for none. */
  due: z.iso.date().nullable(),
});

const cohortShape = z.strictObject({
  name: line(COHORT_LIMITS.name),
  /** In the order in which they are to be taken. */
  lessons: z
    .array(stepShape)
    .min(1, 'at least one lesson')
    .max(COHORT_LIMITS.lessons, `at most ${COHORT_LIMITS.lessons} lessons`)
    .refine((steps) => new Set(steps.map(({ lesson }) => lesson)).size === steps.length, 'each lesson once'),
  /** Whom to ask, in the lead's own words; null for nobody. */
  contact: line(COHORT_LIMITS.contact).nullable(),
  /** Where evidence goes: an address for mail, one of the web, or words; null if it was left open. */
  sendTo: line(COHORT_LIMITS.sendTo).nullable(),
});
export type Cohort = Readonly<z.infer<typeof cohortShape>>;

const fileShape = cohortShape.extend({ kind: z.literal(KIND), version: z.literal(VERSION) });

/** The file's text; a link holds the same. */
export const packCohort = ({ name, lessons, contact, sendTo }: Cohort): string =>
  JSON.stringify({ kind: KIND, version: VERSION, name, lessons, contact, sendTo }, null, 1);

/** What is said of a file that is not even read. */
export const TOO_LARGE = { kind: 'refused', why: 'It is larger than any cohort file.' } as const;

export type ReadCohort =
  | { readonly kind: 'read'; readonly cohort: Cohort }
  | { readonly kind: 'refused'; readonly why: string };

/** @returns what a file holds, or why it is not taken. */
export function readCohort(text: string): ReadCohort {
  const read = readJsonFile(text, {
    kind: KIND,
    version: VERSION,
    longest: COHORT_LIMITS.file,
    shape: fileShape,
    words: {
      tooLarge: TOO_LARGE.why,
      foreign: 'It is no cohort of this course’s site.',
      newer: 'It was made by a newer version of this site. Reload the page, or open it there.',
    },
  });
  if (read.kind === 'refused') return read;
  const { name, lessons, contact, sendTo } = read.contents;
  return { kind: 'read', cohort: { name, lessons, contact, sendTo } };
}

/** @returns why this course cannot show the cohort, in a sentence; null if it can. */
export function whyNotHere({ lessons }: Cohort, known: readonly string[]): string | null {
  const strange = lessons.filter(({ lesson }) => !known.includes(lesson)).map(({ lesson }) => lesson);
  const [first, ...more] = strange;
  if (first === undefined) return null;
  return more.length === 0
    ? `This course has no lesson ${first}: it was made for another course, or another version of this one.`
    : `This course has no lesson ${first}, nor ${more.length} more: it was made for another course, or another version of this one.`;
}

export const sameCohort = (a: Cohort, b: Cohort): boolean => packCohort(a) === packCohort(b);
