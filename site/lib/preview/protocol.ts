/**
 * Owns the protocol between the site and the agent inside a preview. The agent says hello to the site's origin with one
 * end of a message channel; the site believes a hello only from the frame and the origin it expects.
 */
import * as z from 'zod';
import { person } from '../sandbox/sandbox.ts';

/** Text to look for: a whole string (as people read it, white space folded) or a pattern. */
export const textMatch = z.union([z.string(), z.object({ pattern: z.string(), flags: z.string() })]);
export type TextMatch = z.infer<typeof textMatch>;

/** How a person would point at an element. */
export const locator = z.object({
  by: z.enum(['role', 'label', 'text']),
  /** The ARIA role, where `by` is "role". */
  role: z.string().optional(),
  /** Accessible name, label or text. */
  text: textMatch.optional(),
  /** Which of several, from 0. Without it there must be exactly one. */
  nth: z.number().int().min(0).optional(),
  /** Only inside the element found by this one. */
  within: z.lazy((): z.ZodType<Locator> => locator).optional(),
});
export interface Locator {
  by: 'role' | 'label' | 'text';
  role?: string | undefined;
  text?: TextMatch | undefined;
  nth?: number | undefined;
  within?: Locator | undefined;
}

export const elementAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('click') }),
  z.object({ kind: z.literal('doubleClick') }),
  z.object({ kind: z.literal('type'), text: z.string() }),
  z.object({ kind: z.literal('fill'), text: z.string() }),
  z.object({ kind: z.literal('select'), option: z.string() }),
  z.object({ kind: z.literal('press'), keys: z.string() }),
]);
export type ElementAction = z.infer<typeof elementAction>;

export const condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visible') }),
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('enabled') }),
  z.object({ kind: z.literal('disabled') }),
  z.object({ kind: z.literal('text'), text: textMatch }),
  z.object({ kind: z.literal('value'), text: textMatch }),
  z.object({ kind: z.literal('count'), count: z.number().int().min(0) }),
]);
export type Condition = z.infer<typeof condition>;

/** What the agent sees of a locator. */
export const observation = z.object({
  count: z.number(),
  visible: z.boolean(),
  text: z.string(),
  value: z.string().nullable(),
  disabled: z.boolean(),
});
export type Observation = z.infer<typeof observation>;

export const previewProtocol = {
  methods: {
    observe: { args: z.tuple([locator]), result: observation },
    /** Looks again after every change of the page until the condition holds or the time is up. */
    waitFor: {
      args: z.tuple([z.object({ locator, condition, milliseconds: z.number().min(0).max(30_000) })]),
      result: z.object({ met: z.boolean(), observation }),
    },
    /** Waits until React has taken over the element, then acts on it as a person would. */
    act: { args: z.tuple([z.object({ locator, action: elementAction })]), result: z.null() },
  },
  events: {
    navigated: z.object({ path: z.string(), title: z.string() }),
    console: z.object({ level: z.enum(['error', 'warning', 'log']), text: z.string() }),
  },
} as const;
export type PreviewProtocol = typeof previewProtocol;

/** First words of an agent, sent to the site with one end of a message channel. */
export const hello = z.object({ lab: z.literal('hello'), person, path: z.string(), title: z.string() });
