/**
 * Owns the evidence file: what a learner hands in, so that somebody else can run it again. It claims and proves nothing; a
 * file may be anything, and is refused with the reason or read whole. Pure.
 */
import * as z from 'zod';
import { quizId } from '../course/quiz.ts';
import { readJsonFile } from '../envelope/json-file.ts';
import { assertSafePath } from '../files/files.ts';
import type { Edits } from '../workspace/edits.ts';
import type { Answered } from './quiz-answers.ts';

const KIND = 'server-actions-lab/evidence';
/** Since 2 a lesson has its quizzes. */
const VERSION = 2;

/** Bounds that no honest file comes near. */
export const EVIDENCE_LIMITS = {
  /** Characters of the whole file, and bytes on a disk. */
  file: 8_000_000,
  lessons: 200,
  filesInLesson: 100,
  /** Characters of one of the learner's files. */
  text: 200_000,
  checks: 100,
  quizzes: 100,
  name: 80,
} as const;

const isSafe = (path: string): boolean => {
  try {
    assertSafePath(path);
  } catch {
    return false;
  }
  return !path.split('/').some((segment) => segment.startsWith('.') || segment === 'node_modules');
};

const most = (limit: number, what: string) => ({
  check: (given: object): boolean => Object.keys(given).length <= limit,
  error: `at most ${limit} ${what}`,
});
const bounded = <T extends z.ZodType>(value: T, key: z.ZodString, limit: number, what: string) => {
  const { check, error } = most(limit, what);
  return z.record(key, value).refine(check, error);
};

const lessonId = z.string().regex(/^[a-z][a-z0-9-]{0,80}$/, 'the id of a lesson');
const checkId = z.string().regex(/^[a-z][a-z0-9-]{0,80}$/, 'the id of a check');
const moment = z.number().int().min(0).max(4_102_444_800_000);
const checkIds = z.array(checkId).max(EVIDENCE_LIMITS.checks);
const path = z.string().refine(isSafe, 'a path inside of the app, without hidden names');

const lessonShape = z.strictObject({
  /** Of the lesson's checks and starter, as the learner had them; other ones may judge otherwise. */
  hash: z.string().regex(/^[0-9a-f]{16}$|^$/, 'the hash of a lesson'),
  /** The learner's files that differ from the lesson's; null for one that was deleted. */
  files: bounded(
    z.string().max(EVIDENCE_LIMITS.text).nullable(),
    path,
    EVIDENCE_LIMITS.filesInLesson,
    'files in a lesson',
  ),
  /** When all checks held for the first time; null if they have not. */
  passedAt: moment.nullable(),
  /** How the last run ended; null if there was none. */
  results: z.strictObject({ passed: checkIds, failed: checkIds }).nullable(),
  attempts: z.strictObject({
    runs: z.number().int().min(0).max(100_000),
    firstAt: moment.nullable(),
    lastAt: moment.nullable(),
    /** How many runs failed each check: what the learner thought, and for how long. */
    failed: bounded(z.number().int().min(1).max(100_000), checkId, EVIDENCE_LIMITS.checks, 'checks'),
  }),
  /** By the quizzes' ids; those that were never answered are not there. */
  quizzes: bounded(
    z.strictObject({
      /** How often it was answered, up to the first right answer. */
      attempts: z.number().int().min(1).max(100_000),
      /** When it was answered rightly for the first time; null if it was not. */
      rightAt: moment.nullable(),
    }),
    quizId,
    EVIDENCE_LIMITS.quizzes,
    'quizzes',
  ).default({}),
});
export type LessonEvidence = z.infer<typeof lessonShape>;

const fileShape = z.strictObject({
  kind: z.literal(KIND),
  version: z.union([z.literal(1), z.literal(VERSION)]),
  savedAt: z.iso.datetime(),
  /** What the learner wants to be called; may be empty. */
  learner: z.string().max(EVIDENCE_LIMITS.name),
  course: z.string().max(EVIDENCE_LIMITS.name),
  lessons: bounded(lessonShape, lessonId, EVIDENCE_LIMITS.lessons, 'lessons'),
});
export type Evidence = z.infer<typeof fileShape>;

/** What is known of one check run. */
export interface Attempt {
  readonly at: number;
  readonly run: { readonly passed: readonly string[]; readonly failed: readonly string[] } | null;
}

export interface LessonRecord {
  readonly hash: string;
  /** Milliseconds since 1970, with the code that passed; null if the lesson was not passed. */
  readonly passed: { readonly at: number; readonly edits: Edits } | null;
  /** The code as it is now. */
  readonly draft: Edits;
  /** The oldest first. */
  readonly attempts: readonly Attempt[];
  readonly quizzes: Readonly<Record<string, Answered>>;
}

/** Sums up what a browser knows of one lesson; null if nothing was ever done in it. */
export function lessonEvidence({
  hash,
  passed,
  draft,
  attempts,
  quizzes,
}: LessonRecord): LessonEvidence | null {
  const runs = attempts.filter((attempt) => attempt.run !== null);
  const files = passed?.edits ?? draft;
  const answered = Object.entries(quizzes).map(
    ([id, { attempts: times, rightAt }]) => [id, { attempts: times, rightAt }] as const,
  );
  if (!passed && runs.length === 0 && answered.length === 0 && Object.keys(files).length === 0) return null;
  const failed: Record<string, number> = {};
  for (const { run } of runs) for (const check of run?.failed ?? []) failed[check] = (failed[check] ?? 0) + 1;
  const last = runs.at(-1);
  return {
    hash,
    files: { ...files },
    passedAt: passed?.at ?? null,
    results: last?.run ? { passed: [...last.run.passed], failed: [...last.run.failed] } : null,
    attempts: { runs: runs.length, firstAt: runs[0]?.at ?? null, lastAt: last?.at ?? null, failed },
    quizzes: Object.fromEntries(answered),
  };
}

export interface Handed {
  readonly learner: string;
  readonly course: string;
  readonly lessons: Readonly<Record<string, LessonEvidence>>;
}

/** The file's text. */
export const packEvidence = ({ learner, course, lessons }: Handed, at: Date): string =>
  JSON.stringify(
    { kind: KIND, version: VERSION, savedAt: at.toISOString(), learner, course, lessons },
    null,
    1,
  );

export type ReadEvidence =
  | { readonly kind: 'read'; readonly evidence: Evidence }
  | { readonly kind: 'refused'; readonly why: string };

/** What is said of a file that is not even read. */
export const TOO_LARGE = { kind: 'refused', why: 'It is larger than any evidence file.' } as const;

/** @returns what a file claims, or why it is not taken. */
export function readEvidence(text: string): ReadEvidence {
  const read = readJsonFile(text, {
    kind: KIND,
    version: VERSION,
    longest: EVIDENCE_LIMITS.file,
    shape: fileShape,
    words: {
      tooLarge: TOO_LARGE.why,
      foreign: 'It is no evidence file of this course’s site.',
      newer: 'It was written by a newer version of the site. Grade it with that one.',
    },
  });
  return read.kind === 'read' ? { kind: 'read', evidence: read.contents } : read;
}

/** Whether there is anything of its code to look at: whoever has only answered a quiz has not begun with that. */
export const isBegun = ({ passedAt, files, attempts }: LessonEvidence): boolean =>
  passedAt !== null || attempts.runs > 0 || Object.keys(files).length > 0;
