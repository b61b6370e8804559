/** Owns what a quiz in a lesson's prose is: the shape in which its author writes it, under `quizzes` of the front matter. Pure. */
import * as z from 'zod';

/** What a program prints, or somebody says that it prints: spaces at the ends of lines and empty lines at the end do not count. */
export const asPrinted = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n+$/, '');

const differ = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;
const DIFFER = 'texts that all differ';
const MOST = 8;

const question = z
  .string()
  .trim()
  .min(10)
  .describe('What is asked, as one or two sentences; `code` is written with backticks.');
const why = (description: string) => z.string().trim().min(10).describe(description);

const choice = z
  .strictObject({
    text: z.string().trim().min(1).describe('What can be chosen.'),
    right: z.boolean().default(false).describe('Whether it is right; false if not given.'),
    why: why('Said to whoever has chosen it: why it is right, or why not.'),
  })
  .describe('One of the choices.');

const choices = z
  .array(choice)
  .min(2)
  .max(MOST)
  .refine((list) => differ(list.map(({ text }) => text)), DIFFER);
const rightOnes = (list: readonly z.infer<typeof choice>[]): number =>
  list.filter(({ right }) => right).length;

const single = z.strictObject({
  kind: z.literal('single').describe('One choice is right.'),
  question,
  choices: choices
    .refine((list) => rightOnes(list) === 1, 'exactly one choice with right: true')
    .describe('What can be chosen, in the order in which it is shown.'),
});

const multiple = z.strictObject({
  kind: z.literal('multiple').describe('One or more choices are right, and all of them are to be chosen.'),
  question,
  choices: choices
    .refine((list) => rightOnes(list) > 0, 'at least one choice with right: true')
    .describe('What can be chosen, in the order in which it is shown.'),
});

const step = z
  .strictObject({
    text: z.string().trim().min(1).describe('What is put in order.'),
    why: why(
      'Said of it where it is the first that stands wrongly, and once all is right: why it comes here.',
    ),
  })
  .describe('Something that has its place in the order.');

const order = z.strictObject({
  kind: z.literal('order').describe('Steps are to be put in order.'),
  question,
  steps: z
    .array(step)
    // The right order is not the one that is shown first: of two there would be only one left.
    .min(3)
    .max(MOST)
    .refine((list) => differ(list.map(({ text }) => text)), DIFFER)
    .describe('The steps in their right order; they are shown in another.'),
});

const output = z
  .string()
  .max(2000)
  .refine((text) => asPrinted(text) !== '', 'a text that is not empty')
  .describe('What is printed, line by line.');
const mistaken = z
  .strictObject({ output, why: why('Said to whoever expected that: why it is not printed.') })
  .describe('An output that people expect and that does not come.');

const predict = z
  .strictObject({
    kind: z.literal('predict').describe('What code prints is to be said before it runs.'),
    question,
    code: z
      .string()
      .trim()
      .min(1)
      .max(4000)
      .describe('A whole TypeScript module that prints; the proof of the lesson runs it in plain Node.'),
    output: output.describe('What it prints, line by line; the proof of the lesson compares.'),
    why: why('Said once the output was foreseen: why it is that.'),
    answer: z
      .enum(['text', 'choice'])
      .default('text')
      .describe(
        'Whether the output is written, or chosen among it and the mistaken ones; "text" if not given.',
      ),
    mistaken: z
      .array(mistaken)
      .max(MOST - 1)
      .default([])
      .describe('Outputs that people expect, each with why it does not come; none if not given.'),
  })
  .refine(({ answer, mistaken: list }) => answer === 'text' || list.length > 0, {
    path: ['mistaken'],
    error: 'at least one mistaken output to choose besides the right one',
  })
  .refine((quiz) => differ([quiz, ...quiz.mistaken].map((each) => asPrinted(each.output))), {
    path: ['mistaken'],
    error: 'outputs that differ from each other and from the right one',
  });

export const quizShape = z
  .discriminatedUnion('kind', [single, multiple, order, predict])
  .describe('A question, what can be answered, and what is said to each answer.');
export type Quiz = z.infer<typeof quizShape>;
export type QuizOf<Kind extends Quiz['kind']> = Extract<Quiz, { kind: Kind }>;

/** A quiz's id: it stands in people's progress. */
export const quizId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,80}$/, 'a quiz id is kebab-case, like who-asks-first');
