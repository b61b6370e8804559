/**
 * Owns carrying what a learner has from one browser to another: one file with the lessons passed, the answers to quizzes
 * and the drafts. Nothing that is here is ever overwritten.
 */
import * as z from 'zod';
import { readJsonFile } from '../envelope/json-file.ts';
import { type Draft, type DraftStore, draftShape } from '../workspace/drafts.ts';
import { sameEdits } from '../workspace/edits.ts';
import type { Version } from '../workspace/history.ts';
import { type Progress, passedShape } from './progress.ts';
import { answersShape, type QuizAnswers } from './quiz-answers.ts';

const KIND = 'server-actions-lab/progress';
const VERSION = 1;
/** Characters. A whole course of long edits is a hundredth of it. */
export const LONGEST_FILE = 20_000_000;

const lessonId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/);
const fileShape = z.object({
  progress: z.record(lessonId, passedShape),
  drafts: z.record(lessonId, draftShape),
  // Files that were written before there were quizzes have none; and who reads none of them leaves them out.
  quizzes: z.record(lessonId, answersShape).default({}),
});
/** What a file carries, by lesson. */
export interface Carried {
  readonly progress: Progress;
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly quizzes: QuizAnswers;
}

/** The file's text. */
export const packCarried = (carried: Carried, at: Date): string =>
  JSON.stringify({ kind: KIND, version: VERSION, savedAt: at.toISOString(), ...carried }, null, 1);

export type ReadCarried =
  | { readonly kind: 'read'; readonly carried: Carried }
  | { readonly kind: 'refused'; readonly why: string };

/** @returns what is in the file, or why it is not taken. */
export function readCarried(text: string): ReadCarried {
  const read = readJsonFile(text, {
    kind: KIND,
    version: VERSION,
    longest: LONGEST_FILE,
    shape: fileShape,
    words: {
      tooLarge: 'It is larger than any file that this page writes.',
      foreign: 'It was not written by this page.',
      newer: 'It was written by a newer version of this site. Load it there, or update this one.',
    },
  });
  return read.kind === 'read' ? { kind: 'read', carried: read.contents } : read;
}

export interface CarryPorts {
  readonly store: Pick<DraftStore, 'load' | 'save'>;
  /** Keeps a version of a lesson's code to look back at. */
  note(lesson: string, edits: Version['edits']): void;
}

/** What became of the drafts of a file, by lesson. */
export interface CarriedDrafts {
  readonly taken: readonly string[];
  /** There was other code here; the file's is in the lesson's history. */
  readonly aside: readonly string[];
  /** The browser refused to keep them. */
  readonly refused: readonly string[];
}

/** Takes the drafts of a file over: where there is none here they become the draft, elsewhere a version beside it. */
export async function takeDrafts(
  drafts: Carried['drafts'],
  { store, note }: CarryPorts,
): Promise<CarriedDrafts> {
  const became = { taken: [] as string[], aside: [] as string[], refused: [] as string[] };
  for (const [lesson, draft] of Object.entries(drafts)) {
    try {
      const here = await store.load(lesson);
      if (here && sameEdits(here.draft.edits, draft.edits)) continue;
      const isFree = !here || Object.keys(here.draft.edits).length === 0;
      const saved = isFree
        ? await store.save(lesson, draft, here?.revision ?? 0, `file-${crypto.randomUUID()}`)
        : null;
      if (saved?.kind === 'saved') became.taken.push(lesson);
      else {
        note(lesson, draft.edits);
        became.aside.push(lesson);
      }
    } catch {
      became.refused.push(lesson);
    }
  }
  return became;
}
