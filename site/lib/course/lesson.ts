/** Owns what a lesson says about itself: the front matter of lesson.mdx, and the files that belong to it. */
import * as z from 'zod';
import type { Files } from '../files/files.ts';
import { quizId, quizShape } from './quiz.ts';

const checkId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a check id is kebab-case, like own-row');

const pathPattern = z
  .string()
  .regex(
    /^(?!\/)(?!.*(?:^|\/)\.)[^\\]+$/,
    'a pattern is a path in the app, like actions/** or lib/*.ts, without a leading slash or dot',
  );

const mistake = z
  .strictObject({
    caughtBy: checkId.describe('The check that must fail for this mistake.'),
    explanation: z
      .string()
      .min(20)
      .describe('Said to a learner whose code fails in this way: what it does, and why that is not enough.'),
  })
  .describe('A wrong solution that people really write; its files lie in mistakes/<name>/.');

/** Front matter of a lesson. Unknown fields are refused: a misspelt field would silently do nothing. */
export const lessonFrontMatter = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z]\d+$/)
    .describe('Short name of the lesson within the course, such as S2.'),
  title: z.string().min(3).describe('Title of the lesson, in sentence case and without a full stop.'),
  objective: z.string().min(20).describe('One sentence: what the learner can do afterwards.'),
  summary: z.string().min(20).describe('One or two sentences under the title that make one want to read on.'),
  minutes: z.number().int().min(3).max(60).describe('How long it takes a learner who reads everything.'),
  focus: z.string().describe('The file that is opened first.'),
  files: z
    .array(z.string())
    .min(1)
    .describe(
      'Files shown as tabs, in order; those of the template that are in none of starter/, solution/ and editable are read-only.',
    ),
  editable: z
    .array(z.string())
    .default([])
    .describe(
      'Files of the template that the learner may edit although neither starter/ nor solution/ has them.',
    ),
  newFiles: z
    .union([z.boolean(), z.array(pathPattern).min(1)], {
      error: 'true, false, or a list of patterns such as [actions/**, lib/**]',
    })
    .default(true)
    .describe(
      'Where the learner may create files: true for the folders of the files that can be edited, false for nowhere, or patterns such as `actions/**`; true if not given.',
    ),
  removable: z
    .array(pathPattern)
    .default([])
    .describe(
      'Patterns of files in starter/ and editable that the learner may rename and delete; none if not given.',
    ),
  page: z.string().startsWith('/').default('/').describe('The path the preview opens; "/" if not given.'),
  person: z
    .enum(['anon', 'ana', 'ben', 'orla', 'otto'])
    .default('ana')
    .describe('Whose view the preview opens; "ana" if not given.'),
  starterFails: z.array(checkId).min(1).describe('Exactly the checks that the untouched starter fails.'),
  hints: z
    .array(z.string().min(10))
    .length(3)
    .describe('Three hints, each saying more than the one before; the first is a question.'),
  mistakes: z.record(z.string(), mistake).describe('Known wrong solutions by name.'),
  alternatives: z
    .record(z.string(), z.string())
    .default({})
    .describe('Right solutions of another shape, by name: what is different about each.'),
  quizzes: z
    .record(quizId, quizShape)
    .default({})
    .describe('Quizzes by their ids; each stands where the prose has <Quiz id="…" />. None if not given.'),
});
export type LessonFrontMatter = z.infer<typeof lessonFrontMatter>;

const incident = z
  .strictObject({
    name: z.string().min(3).describe('What it is known by, with its CVE number if it has one.'),
    year: z.number().int().min(1950).max(2100).describe('The year in which it happened or became known.'),
    what: z.string().min(20).describe('What happened, in two or three sentences, told for this part.'),
    href: z
      .url({ protocol: /^https$/ })
      .describe('Where to read about it, first of all from who was concerned.'),
  })
  .describe('Something that really happened and that this part would have prevented or shown.');

/** Front matter of a part of the course (part.mdx in its folder; its prose says why the part matters). */
export const partFrontMatter = z.strictObject({
  title: z.string().describe('Title of the part, such as Security.'),
  tagline: z
    .string()
    .describe('Three or four words: what this part looks at on the line between browser and server.'),
  summary: z.string().describe('One or two sentences about the part.'),
  outcomes: z.array(z.string().min(20)).min(2).describe('What one can do after the part, one sentence each.'),
  incidents: z
    .array(incident)
    .default([])
    .describe('Real incidents, the most telling first; none if not given.'),
});

/** What the lab needs of a lesson besides its prose. */
export interface LessonFiles {
  /** The files of starter/, and those of the template that `editable` names. */
  readonly starter: Files;
  readonly solution: Files;
}
/** What only the proof of a lesson needs. */
export interface LessonVariants {
  readonly mistakes: Readonly<Record<string, Files>>;
  readonly alternatives: Readonly<Record<string, Files>>;
}
