/** Owns what a course says about itself in its course.config.ts. Pure; a config imports it as `@lab/course`. */
import * as z from 'zod';
import { themeShape } from './theme.ts';

const OURS = /^[a-z][a-z0-9-]*$/;
const THEIRS = /^\.\/[^\\]+$/;

/** Whether a part or lesson is named by its folder, and not by its id in our course. */
export const isPath = (named: string): boolean => named.startsWith('./');

const named = (what: string, example: string) =>
  z
    .string()
    .refine(
      (text) => OURS.test(text) || THEIRS.test(text),
      `the id of ${what} of ours, like ${example}, or a folder of this course that begins with "./"`,
    );

const part = z
  .strictObject({
    part: named('a part', 'security').describe(
      'A part of ours by its id, or the folder of one of yours, with a part.mdx in it.',
    ),
    lessons: z
      .array(named('a lesson', 'own-the-row'))
      .min(1)
      .optional()
      .describe('Its lessons in order, ours by id and yours by folder; all of its folder if not given.'),
  })
  .describe('A part of the course with its lessons.');

/** What a course's config exports. Unknown fields are refused: a misspelt field would silently do nothing. */
export const courseConfig = z.strictObject({
  title: z.string().trim().min(1).max(40).describe('The course’s name, in every page’s header and title.'),
  tagline: z.string().trim().min(3).max(80).describe('The front page’s heading, as a short sentence.'),
  intro: z
    .string()
    .trim()
    .min(20)
    .max(400)
    .optional()
    .describe('One to three sentences under the heading of the front page; ours if not given.'),
  footer: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .optional()
    .describe('A line in the footer of every page, such as whom to ask; none if not given.'),
  parts: z
    .union(
      [
        z.string().regex(THEIRS, 'a folder of this course that begins with "./", like ./lessons'),
        z.array(part).min(1),
      ],
      {
        error: 'a folder with a numbered folder for each part, like "./lessons", or a list of parts',
      },
    )
    .describe('The parts of the course in order, or the folder that holds them.'),
  theme: themeShape.default({}),
  webcontainerKey: z
    .string()
    .regex(/^[\w.-]{1,200}$/, 'the key as StackBlitz gave it: letters, digits, "_", "." and "-"')
    .optional()
    .describe('The licence key for WebContainers; it stands in the built pages, as StackBlitz means it to.'),
});
export type CourseConfig = z.infer<typeof courseConfig>;

/** Gives a config its types: `export default defineCourse({ … })`. It is checked when it is read, not here. */
export const defineCourse = (config: z.input<typeof courseConfig>): z.input<typeof courseConfig> => config;

/** What the site knows of its course. */
export interface CourseOnSite {
  readonly title: string;
  readonly tagline: string;
  readonly intro: string | null;
  readonly footer: string | null;
  /** What tells one version of a lesson from another, by the lesson's id (scripts/course/lesson-hash.ts). */
  readonly hashes: Readonly<Record<string, string>>;
  /** A style sheet; empty if the course has no colours of its own. */
  readonly styles: string;
  readonly parts: readonly {
    readonly id: string;
    readonly number: number;
    /** Ids in order. */
    readonly lessons: readonly string[];
  }[];
}
